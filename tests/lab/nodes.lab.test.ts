import {mkdtemp, readFile, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {beforeAll, describe, expect, it} from 'vitest';
import {parse, stringify} from 'yaml';
import {kubectl, startAsking, stopAsking} from './ask-again.ts';
import {labInventory, listActed, onHost, runRunbook, startRunbook} from './command-line.ts';

const install = ['exec', 'binary-install', '--yes'];
const drain = ['exec', 'node-drain', '--lab', '--yes'];

/** From a cluster of two nodes to one and back. Each case goes on from the cluster that the one before left. */
describe('nodes that come and go', () => {
  /** The hosts without node02. */
  let fewer: string[] = [];

  beforeAll(async () => {
    await pass([...install, '--lab']);
    const inventory = parse(await readFile(labInventory, 'utf8')) as LabInventory;
    delete inventory.all.children.node.hosts['node02'];
    const file = join(await mkdtemp(join(tmpdir(), 'runbook-inventory-')), 'hosts.yaml');
    await writeFile(file, stringify(inventory, {lineWidth: 0}));
    fewer = ['-t', 'lab', '-i', file];
    await deploySteady(inventory.all.vars['busybox_image'] ?? '');
  });

  it('does not drain below what a PodDisruptionBudget asks for', async () => {
    // From nothing, for pods that still end would count where the new ones go.
    await scaleSteady(0);
    await scaleSteady(2);
    expect(await listNodesOfSteady()).toEqual(['node01', 'node02']);
    await setBudget(2);
    const {exitCode, all} = await startRunbook([...drain, '-p', 'node_name=node02', '-p', 'drain_timeout=15s']);
    expect(exitCode, all).toBe(1);
    expect(all).toContain("would violate the pod's disruption budget");
    expect(await listNodesOfSteady()).toEqual(['node01', 'node02']);
    await setBudget(1);
  });

  it('knows no node that the inventory lacks', async () => {
    const {exitCode, all} = await startRunbook([...drain, '-p', 'node_name=node20']);
    expect(exitCode, all).toBe(1);
    expect(all).toContain('the inventory has no node node20');
  });

  it('puts programs in place node by node, as an upgrade does, and a workload of two replicas goes on', async () => {
    await pass(['exec', 'upgrade', '--lab', '--yes']);
    await startWatching();
    const server = ['kubernetes-server-binaries', 'apiserver-start', 'controller-manager-start', 'scheduler-start'];
    await pass([...install, '--lab', '--force', '--limit', 'master', '--only', ...server]);
    for (const node of ['node01', 'node02']) {
      const before = await readStart(node);
      await pass([...drain, '-p', `node_name=${node}`]);
      expect(await listNodesOfSteady()).not.toContain(node);
      const programs = ['kubernetes-node-binaries', 'kubelet-start', 'kube-proxy-start'];
      await pass([...install, '--lab', '--force', '--limit', node, '--only', ...programs]);
      expect(await readStart(node)).not.toBe(before);
      await pass(['undo', 'node-drain', '--lab', '--yes']);
    }
    expect(Math.min(...(await stopWatching()))).toBeGreaterThanOrEqual(1);
  });

  it('refuses an upgrade that skips a minor version, and one that goes back', async () => {
    for (const version of ['1.22.0', '1.19.9']) {
      const words = ['exec', 'upgrade', '--lab', '--yes', '--only', 'upgrade-ready', '-p', `kubernetes=${version}`];
      const {exitCode, all} = await startRunbook(words);
      expect(exitCode, all).toBe(1);
    }
  });

  it('removes a node: its workloads run elsewhere, and no host knows it any more', async () => {
    await startWatching();
    await pass(['exec', 'node-remove', '--lab', '--yes', '--acknowledge', 'remove', '-p', 'node_name=node02']);
    await pass(['undo', 'binary-install', '--lab', '--yes', '--limit', 'node02']);
    await pass([...install, ...fewer]);
    expect(Math.min(...(await stopWatching()))).toBeGreaterThanOrEqual(1);
    expect(await listNodesOfSteady()).toEqual(['node01', 'node01']);
    expect(await onHost('node02', 'ls -d /opt/kubernetes /var/lib/kubelet /etc/cni 2>/dev/null || true')).toBe('');
    for (const host of ['master', 'node01']) {
      expect(await onHost(host, 'grep node02 /etc/hosts; ip route show 10.244.2.0/24')).toBe('');
    }
  });

  it('takes the node in again, and leaves alone what does not concern it', async () => {
    const running = await listContainers();
    await pass(['undo', 'binary-install', '--lab', '--yes', '--only', 'smoke-workload', '--limit', 'master']);
    const {exitCode, events, all} = await runRunbook([...install, '--lab']);
    expect(exitCode, all).toBe(0);
    const onMaster = events.filter((event) => event.type !== 'host-finished' || event.host === 'master');
    expect(listActed(onMaster).filter((step) => !step.startsWith('smoke-'))).toEqual([
      'hosts-file',
      'node-certs',
      'pod-routes',
    ]);
    expect(await listContainers()).toEqual(running);
    await pass(['exec', 'node-add', '--lab', '--yes', '-p', 'node_name=node02']);
    await onHost('master', `${kubectl} delete deployment,poddisruptionbudget steady`);
  });
});

interface LabInventory {
  readonly all: {
    readonly vars: Readonly<Record<string, string>>;
    readonly children: {readonly node: {readonly hosts: Record<string, unknown>}};
  };
}

async function pass(words: readonly string[]): Promise<void> {
  const {exitCode, all} = await startRunbook(words);
  expect(exitCode, all).toBe(0);
}

/** Two replicas that keep away from each other where they can, of which one must always run. */
async function deploySteady(image: string): Promise<void> {
  const labels = {app: 'steady'};
  const term = {labelSelector: {matchLabels: labels}, topologyKey: 'kubernetes.io/hostname'};
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {name: 'steady'},
    spec: {
      replicas: 2,
      selector: {matchLabels: labels},
      template: {
        metadata: {labels},
        spec: {
          terminationGracePeriodSeconds: 1,
          affinity: {
            podAntiAffinity: {
              preferredDuringSchedulingIgnoredDuringExecution: [{weight: 100, podAffinityTerm: term}],
            },
          },
          containers: [{name: 'sleep', image, imagePullPolicy: 'IfNotPresent', command: ['sleep', '1000000']}],
        },
      },
    },
  };
  const file = JSON.stringify(deployment);
  await onHost(
    'master',
    `${kubectl} apply --filename - <<'JSON'\n${file}\nJSON\n${kubectl} rollout status deployment/steady`,
  );
  await setBudget(1);
}

async function scaleSteady(replicas: number): Promise<void> {
  await onHost(
    'master',
    `${kubectl} scale deployment/steady --replicas ${String(replicas)}
    ${kubectl} rollout status deployment/steady
    for i in {1..120}; do
      pods=$(${kubectl} get pods --selector app=steady --output name | wc -l)
      ((pods == ${String(replicas)})) && break
      sleep 0.5
    done`,
  );
}

async function setBudget(least: number): Promise<void> {
  await onHost(
    'master',
    `${kubectl} delete poddisruptionbudget steady --ignore-not-found
    ${kubectl} create poddisruptionbudget steady --selector app=steady --min-available ${String(least)}`,
  );
}

async function listNodesOfSteady(): Promise<string[]> {
  const pods = `${kubectl} get pods --selector app=steady --output wide --no-headers`;
  return (await onHost('master', `${pods} | awk '$3 == "Running" {print $7}' | sort`)).split('\n');
}

/** The containers of node01 with their processes, but those of the smoke test. */
async function listContainers(): Promise<string[]> {
  const steady = `${kubectl} get pods --selector app=steady --output jsonpath='{.items[*].status.containerStatuses[*].containerID}'`;
  const ids = (await onHost('master', steady)).replaceAll('containerd://', '').split(' ');
  const tasks = await onHost('node01', '/opt/kubernetes/bin/ctr --namespace k8s.io tasks ls');
  return tasks
    .split('\n')
    .filter((line) => ids.some((id) => line.startsWith(id)))
    .map((line) => line.replaceAll(/ +/g, ' '))
    .sort();
}

function readStart(node: string): Promise<string> {
  return onHost(node, 'systemctl show kubelet --property=ExecMainStartTimestampMonotonic');
}

/** How many replicas are available; nothing where the API does not answer. */
async function startWatching(): Promise<void> {
  await startAsking(
    `${kubectl} get deployment steady --output jsonpath='{.status.availableReplicas}{"\\n"}' 2>/dev/null`,
  );
}

async function stopWatching(): Promise<number[]> {
  const counts = (await stopAsking()).map(Number);
  expect(counts.length).toBeGreaterThan(10);
  return counts;
}
