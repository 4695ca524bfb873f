import {beforeAll, describe, expect, it} from 'vitest';
import {onHost, runRunbook, startRunbook} from './command-line.ts';
import {expectSameState, readStateUnderCluster} from './host-state.ts';

const hosts = ['master', 'node01', 'node02'];

/** The files of a host, their modes, owners and contents, without what running services write. */
async function readFiles(host: string): Promise<string> {
  const lines = (await readStateUnderCluster(host)).split('\n');
  return lines
    .filter((line) => /^(\/(etc|opt|usr|root|home|srv|var\/lib\/runbook)\/|[0-9a-f]{64} )/.test(line))
    .join('\n');
}

async function lab(...words: readonly string[]): Promise<{exitCode: number | undefined; all: string}> {
  const {exitCode, all} = await startRunbook(['lab', ...words, '--lang', 'en']);
  return {exitCode, all};
}

/** Hosts with a cluster on them are kept, changed, and taken back. */
describe('snapshots of the lab', () => {
  const before = new Map<string, string>();

  beforeAll(async () => {
    const exec = await startRunbook(['exec', 'binary-install', '--lab', '--yes']);
    expect(exec.exitCode, exec.all).toBe(0);
    for (const host of hosts) {
      await onHost(host, 'echo before >/root/before; install -d -m 0711 /srv/kept; rm -f /root/after');
      before.set(host, await readFiles(host));
    }
    const taken = await lab('snapshot', 'cluster');
    expect(taken.exitCode, taken.all).toBe(0);
  });

  it('are listed', async () => {
    expect((await lab('snapshots', '--format', 'jsonl')).all).toMatch(/"name":"cluster","at":"\d{4}-/);
  });

  it('leave the hosts running, as they were', async () => {
    const verify = await runRunbook(['verify', 'binary-install', '--lab']);
    expect(verify.exitCode, verify.all).toBe(0);
    for (const host of hosts) expectSameState(await readFiles(host), before.get(host), host);
  });

  it('take back what was written, changed and removed since', async () => {
    for (const host of hosts) {
      await onHost(
        host,
        'echo after >/root/after; echo other >/root/before; rm -r /srv/kept /etc/hosts; mkdir /etc/hosts',
      );
      await onHost(host, 'rm -rf /opt/kubernetes/bin /var/lib/containerd/io.containerd.metadata* || true');
    }
    const restored = await lab('restore', 'cluster');
    expect(restored.exitCode, restored.all).toBe(0);
    for (const host of hosts) {
      expect(await onHost(host, 'cat /root/before; ls /root/after 2>/dev/null || true')).toBe('before');
    }
    const verify = await runRunbook(['verify', 'binary-install', '--lab']);
    expect(verify.exitCode, verify.all).toBe(0);
    for (const host of hosts) expectSameState(await readFiles(host), before.get(host), host);
  });

  it('exec goes on from the record that was restored', async () => {
    const dry = await runRunbook([
      'exec',
      'binary-install',
      '--lab',
      '--dry-run',
      '--only',
      'etcd-start',
      'kubelet-start',
    ]);
    expect(dry.exitCode, dry.all).toBe(0);
    expect(dry.all).toContain('"reason":"applied"');
    expect(dry.all).not.toContain('would-run');
  });

  it('share what has not changed, and each keeps its own', async () => {
    await onHost('master', 'echo second >/root/before');
    expect((await lab('snapshot', 'second')).exitCode).toBe(0);
    expect((await lab('restore', 'cluster')).exitCode).toBe(0);
    expect(await onHost('master', 'cat /root/before')).toBe('before');
    expect((await lab('snapshots', '--remove', 'cluster')).all).not.toMatch(/^cluster/m);
    expect((await lab('restore', 'second')).exitCode).toBe(0);
    expect(await onHost('master', 'cat /root/before')).toBe('second');
  });

  it('stay over a reset', async () => {
    expect((await lab('reset')).exitCode).toBe(0);
    expect(await onHost('master', 'ls /root')).toBe('');
    expect((await lab('restore', 'second')).exitCode).toBe(0);
    expect(await onHost('master', 'cat /root/before')).toBe('second');
  });

  it('a name that is not there exits 2 with those that are, and touches no host', async () => {
    const boot = await onHost('master', 'cut -d " " -f 22 /proc/1/stat');
    const {exitCode, all} = await lab('restore', 'secnod');
    expect(exitCode).toBe(2);
    expect(all).toMatch(/There is no snapshot secnod\n {2}The snapshots: .*\bsecond/);
    expect(await onHost('master', 'cut -d " " -f 22 /proc/1/stat')).toBe(boot);
    expect((await lab('snapshot', 'No.Good')).exitCode).toBe(2);
    expect((await lab('snapshots', '--remove', 'secnod')).exitCode).toBe(2);
    expect((await lab('snapshots', '--remove', 'second')).exitCode).toBe(0);
  });
});
