import {beforeAll, describe, expect, it} from 'vitest';
import {listOutcomes, onHost, runRunbook, startRunbook} from './command-line.ts';

const kubectl = 'PATH=$PATH:/opt/kubernetes/bin kubectl --kubeconfig /opt/kubernetes/cfg/admin.kubeconfig';
const backUp = ['exec', 'etcd-backup', '--lab', '--yes'];
const restore = ['exec', 'etcd-restore', '--lab', '--yes', '--acknowledge', 'restore'];

/** Each case goes on from the cluster that the one before left. */
describe('operating the cluster in the lab', () => {
  beforeAll(async () => {
    const cluster = await startRunbook(['exec', 'binary-install', '--lab', '--yes']);
    expect(cluster.exitCode, cluster.all).toBe(0);
  });

  it('backs etcd up, and takes no second backup within the hour', async () => {
    await makeConfigMap('before');
    await pass([...backUp, '--force']);
    expect(await pass(backUp)).toEqual({'etcd-backup master': 'skipped'});
  });

  it('refuses a damaged snapshot before anything stops', async () => {
    const damaged = '/var/backups/etcd/damaged.db';
    await onHost('master', `head -c 100000 /var/backups/etcd/snapshot.db >${damaged}`);
    const {exitCode, all} = await startRunbook([...restore, '-p', `etcd_snapshot=${damaged}`]);
    expect(exitCode, all).toBe(1);
    expect(await onHost('master', 'systemctl is-active etcd kube-apiserver | sort -u')).toBe('active');
    await onHost('master', `rm ${damaged}`);
  });

  it('restores what was written before the backup, and not what came later', async () => {
    await makeConfigMap('later');
    await pass([...restore, '--force']);
    expect(await listConfigMaps()).toEqual(['before']);
  });

  it('restores once the data directory is destroyed', async () => {
    await makeConfigMap('later');
    await onHost('master', 'systemctl stop etcd; rm -rf /var/lib/etcd');
    await pass(restore);
    expect(await listConfigMaps()).toEqual(['before']);
    const again = await pass(restore);
    expect(again['etcd-restore master']).toBe('skipped');
  });

  it('leaves a cluster on which binary-install still holds', async () => {
    const {exitCode, all} = await startRunbook(['verify', 'binary-install', '--lab']);
    expect(exitCode, all).toBe(0);
  });
});

async function pass(words: readonly string[]): Promise<Record<string, string>> {
  const {exitCode, events, all} = await runRunbook(words);
  expect(exitCode, all).toBe(0);
  return listOutcomes(events);
}

function makeConfigMap(name: string): Promise<string> {
  return onHost('master', `${kubectl} create configmap operate-${name} >/dev/null`);
}

async function listConfigMaps(): Promise<string[]> {
  const names = await onHost('master', `${kubectl} get configmaps --output name`);
  return [...names.matchAll(/operate-(\w+)/g)].map(([, name]) => name ?? '');
}
