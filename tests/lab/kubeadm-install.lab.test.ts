import {mkdtemp} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {beforeAll, describe, expect, it} from 'vitest';
import {listOutcomes, onHost, runRunbook, startRunbook} from './command-line.ts';
import {expectSameState, readHostState} from './host-state.ts';
import {kubeadmInstallBreaks} from './kubeadm-install-breaks.ts';
import {testBreaks} from './sharp-checks.ts';

const hosts = ['master', 'node01', 'node02'];
const exec = ['exec', 'kubeadm-install', '--lab', '--yes'];
const kubectl = 'kubectl --kubeconfig /etc/kubernetes/admin.conf';

/** kubeadm on three systemd hosts, in order: each case goes on from the one before. */
describe('kubeadm-install on the lab', () => {
  const before = new Map<string, string>();
  let evidence = '';

  beforeAll(async () => {
    const reset = await startRunbook(['lab', 'reset']);
    expect(reset.exitCode, reset.all).toBe(0);
    for (const host of hosts) before.set(host, await readHostState(host));
    evidence = await mkdtemp(join(tmpdir(), 'runbook-evidence-'));
  });

  it('passes on bare hosts', async () => {
    const {exitCode, events, all} = await runRunbook([...exec, '--evidence-in', evidence]);
    expect(exitCode, all).toBe(0);
    expect(new Set(Object.values(listOutcomes(events)))).toEqual(new Set(['passed']));
    // The token that joins a host stands in no output and no event.
    const token = await onHost('master', "kubeadm token list -o jsonpath='{.token}'");
    expect(token).toMatch(/^[a-z0-9]{6}\.[a-z0-9]{16}$/);
    expect(all).not.toContain(token);
  });

  it('proves what the evidence says, no more and no less', async () => {
    const {exitCode, all} = await startRunbook(['evidence', 'check', '--against', evidence]);
    expect(exitCode, all).toBe(0);
  });

  it('ends in ready nodes, with the pods of the smoke test on the worker nodes', async () => {
    expect(await onHost('master', `${kubectl} get nodes --no-headers | awk '{print $1, $2}'`)).toBe(
      'master Ready\nnode01 Ready\nnode02 Ready',
    );
    const pods = `${kubectl} get pods -n smoke-test --no-headers -o wide | awk '{print $3, $7}' | sort | uniq -c`;
    expect((await onHost('master', pods)).replaceAll(/ +/g, ' ').trim()).toBe('2 Running node01\n 2 Running node02');
  });

  it('skips every step that acts the second time', async () => {
    const {exitCode, events, all} = await runRunbook(exec);
    expect(exitCode, all).toBe(0);
    const acted = Object.entries(listOutcomes(events)).filter(([, status]) => status !== 'skipped');
    // Steps of checks alone have nothing to skip by.
    expect(new Set(acted.map(([name]) => name.split(' ')[0]))).toEqual(
      new Set([
        'kubeadm-smoke-secret',
        'kubeadm-smoke-pods',
        'kubeadm-smoke-cluster-ip',
        'kubeadm-smoke-dns',
        'kubeadm-upgrade-ready',
      ]),
    );
  });

  testBreaks('kubeadm-install', kubeadmInstallBreaks);

  it('goes on after a kill in the middle of init', async () => {
    await onHost('master', 'rm /etc/kubernetes/kubeadm.done; rm /etc/kubernetes/manifests/kube-scheduler.yaml');
    const {exitCode, all} = await runRunbook([...exec, '--only', 'kubeadm-init', 'kubeadm-token', 'kubeadm-join']);
    expect(exitCode, all).toBe(0);
    const verify = await runRunbook(['verify', 'kubeadm-install', '--lab', '--only', 'kubeadm-init', 'kubeadm-join']);
    expect(verify.exitCode, verify.all).toBe(0);
  });

  it('keeps the binary install off its hosts', async () => {
    const refused = await startRunbook(['exec', 'binary-install', '--lab', '--yes']);
    expect(refused.exitCode, refused.all).toBe(3);
    expect(refused.all).toContain('kubeadm-install');
  });

  it('undo leaves the hosts as they were', async () => {
    const undo = await runRunbook(['undo', 'kubeadm-install', '--lab', '--yes']);
    expect(undo.exitCode, undo.all).toBe(0);
    for (const host of hosts) expectSameState(await readHostState(host), before.get(host), host);
  });

  it('keeps off the hosts of the binary install', async () => {
    const applied = await runRunbook([
      'exec',
      'binary-install',
      '--lab',
      '--yes',
      '--only',
      'host-tools',
      'etcd-archive',
    ]);
    expect(applied.exitCode, applied.all).toBe(0);
    const refused = await startRunbook(exec);
    expect(refused.exitCode, refused.all).toBe(3);
    expect(refused.all).toContain('binary-install');
  });
});
