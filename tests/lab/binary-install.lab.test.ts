import {mkdtemp, readFile, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {beforeAll, describe, expect, it} from 'vitest';
import type {Event} from '../../src/model/event.ts';
import {binaryInstallBreaks} from './binary-install-breaks.ts';
import {copyPages, listActed, listOutcomes, onHost, runRunbook, startRunbook} from './command-line.ts';
import {expectSameState, readHostState} from './host-state.ts';
import {reboot} from './reboot.ts';
import {seed, testBreaks} from './sharp-checks.ts';

const hosts = ['master', 'node01', 'node02'];
const exec = ['exec', 'binary-install', '--lab', '--yes'];

/** The README's promise, on three systemd hosts, in order: each case goes on from the one before. */
describe('binary-install on the lab', () => {
  const before = new Map<string, string>();
  let evidence = '';

  beforeAll(async () => {
    const reset = await startRunbook(['lab', 'reset']);
    expect(reset.exitCode, reset.all).toBe(0);
    for (const host of hosts) before.set(host, await readHostState(host));
    evidence = await mkdtemp(join(tmpdir(), 'runbook-evidence-'));
  });

  it('passes on bare hosts, in under 4 minutes, which the commands themselves need', async () => {
    const {exitCode, events, seconds, all} = await runRunbook([...exec, '--evidence-in', evidence]);
    expect(exitCode, tail(all)).toBe(0);
    expect(new Set(Object.values(listOutcomes(events)))).toEqual(new Set(['passed']));
    expect(seconds).toBeLessThan(240);
    expect(sumCommands(events) / seconds).toBeGreaterThanOrEqual(0.9);
  });

  it('proves what the evidence says, no more and no less', async () => {
    const {exitCode, all} = await startRunbook(['evidence', 'check', '--against', evidence]);
    expect(exitCode, all).toBe(0);
  });

  it('ends in a cluster that works as the pages say', async () => {
    const kubectl = 'kubectl --kubeconfig /opt/kubernetes/cfg/admin.kubeconfig';
    expect(await onMaster(`${kubectl} get nodes --no-headers | awk '{print $1, $2}'`)).toBe(
      'node01 Ready\nnode02 Ready',
    );
    const pods = `${kubectl} get pods -n smoke-test --no-headers -o wide | awk '{print $3, $7}' | sort | uniq -c`;
    expect((await onMaster(pods)).replaceAll(/ +/g, ' ').trim()).toBe('2 Running node01\n 2 Running node02');
    const request = 'curl -s -o /dev/null -w "%{http_code}" --cacert /opt/kubernetes/ssl/ca.crt';
    expect(await onMaster(`${request} https://172.16.0.67:6443/api/v1/pods`)).toBe('401');
    const etcdctl = 'etcdctl --endpoints https://127.0.0.1:2379 --cacert /opt/kubernetes/ssl/etcd/ca.crt';
    expect(await onMaster(`if ${etcdctl} get / --prefix --keys-only; then echo let in; fi`)).toBe('');
    const handshake = 'openssl s_client -tls1_2 -connect 127.0.0.1:2379 </dev/null 2>&1 || true';
    expect(await onMaster(handshake)).toMatch(/alert bad certificate/);
    const raw = `${etcdctl} --cert /opt/kubernetes/ssl/etcd/client.crt --key /opt/kubernetes/ssl/etcd/client.key get /registry/secrets/smoke-test/word --print-value-only | head -c 26`;
    expect(await onMaster(raw)).toBe('k8s:enc:secretbox:v1:key1:');
  });

  it('skips every step that acts the second time, and leaves the records alone', async () => {
    const records = await readRecords();
    const {exitCode, events, all} = await runRunbook(exec);
    expect(exitCode, tail(all)).toBe(0);
    const statuses = Object.entries(listOutcomes(events)).filter(([, status]) => status !== 'skipped');
    const ran = new Set(statuses.map(([name]) => name.split(' ')[0]));
    // Steps of checks alone have nothing to skip by.
    expect([...ran]).toEqual(['smoke-secret', 'smoke-pods', 'smoke-cluster-ip']);
    expect(await readRecords()).toEqual(records);
  });

  it('runs an edited step and those that use it, and the process has the new flag', async () => {
    const pages = await copyPages();
    const page = join(pages, 'content/docs/binary-install/etcd.mdx');
    const text = await readFile(page, 'utf8');
    expect(text).toContain('--name={{host.name}}');
    await writeFile(page, text.replace('--name={{host.name}}', '--name={{host.name}} --snapshot-count=54321'));
    const {exitCode, events, all} = await runRunbook(exec, pages);
    expect(exitCode, tail(all)).toBe(0);
    const step = /<Step id="([^"]+)"[^>]*>(?:(?!<\/Step>)[\s\S])*--name=\{\{host\.name\}\}/.exec(text)?.[1];
    const users = [...text.matchAll(/<Step id="([^"]+)"[^>]* uses="([^"]*)"/g)]
      .filter(([, , uses]) => uses?.split(' ').includes(step ?? ''))
      .map(([, id]) => id);
    expect(listActed(events).filter((id) => !id.startsWith('smoke-'))).toEqual([step, ...users]);
    const argv = await onHost('master', "tr '\\0' ' ' < /proc/$(systemctl show -P MainPID etcd)/cmdline");
    expect(argv).toContain('--snapshot-count=54321');
  });

  it('verify finds a stopped etcd, and exec mends it', async () => {
    await onHost('master', 'systemctl stop etcd');
    const verify = await runRunbook(['verify', 'binary-install', '--lab', '--only', 'etcd-start', '--once']);
    expect(verify.exitCode, tail(verify.all)).toBe(1);
    const mended = await runRunbook([...exec, '--only', 'etcd-start']);
    expect(mended.exitCode, tail(mended.all)).toBe(0);
    expect(listActed(mended.events).length).toBeGreaterThan(0);
    expect(await onHost('master', 'systemctl is-active etcd')).toBe('active');
  });

  it.each(['node01', 'master'])('passes all checks after a reboot of %s', async (host) => {
    await reboot(host);
    const {exitCode, all} = await runRunbook(['verify', 'binary-install', '--lab']);
    expect(exitCode, tail(all)).toBe(0);
  });

  describe(`its checks (BREAKS=${seed})`, () => {
    testBreaks('binary-install', binaryInstallBreaks);
  });

  it('undo leaves the hosts as they were, and a second undo has nothing to do', async () => {
    const undo = ['undo', 'binary-install', '--lab', '--yes'];
    const first = await runRunbook(undo);
    expect(first.exitCode, tail(first.all)).toBe(0);
    for (const host of hosts) expectSameState(await readHostState(host), before.get(host), host);
    const second = await runRunbook(undo);
    expect(second.exitCode, tail(second.all)).toBe(0);
    expect(listOutcomes(second.events)).toEqual({});
  });

  it('passes again after undo', async () => {
    const {exitCode, events, all} = await runRunbook(exec);
    expect(exitCode, tail(all)).toBe(0);
    expect(new Set(Object.values(listOutcomes(events)))).toEqual(new Set(['passed']));
  });
});

function onMaster(script: string): Promise<string> {
  return onHost('master', `export PATH=/opt/kubernetes/bin:$PATH\n${script}`);
}

/**
 * Seconds that the blocks took, of each step those of the host that took longest. The second between two attempts of
 * a check is the page's own, too: it waits there for what it started.
 */
function sumCommands(events: readonly Event[]): number {
  const seconds = new Map<string, Map<string, number>>();
  const failed = new Map<string, {readonly line: number; readonly at: number}>();
  for (const event of events) {
    if (event.type !== 'block-started' && event.type !== 'block-finished') continue;
    const {step, host, line, at} = event;
    const hosts = seconds.get(step) ?? new Map<string, number>();
    seconds.set(step, hosts);
    const before = failed.get(`${step} ${host}`);
    const waited = event.type === 'block-started' && before?.line === line ? Date.parse(at) - before.at : 0;
    const took = event.type === 'block-finished' ? event.seconds : waited / 1000;
    hosts.set(host, (hosts.get(host) ?? 0) + took);
    failed.delete(`${step} ${host}`);
    if (event.type === 'block-finished' && event.kind === 'check' && event.exitCode !== 0) {
      failed.set(`${step} ${host}`, {line, at: Date.parse(at)});
    }
  }
  return [...seconds.values()].reduce((sum, hosts) => sum + Math.max(...hosts.values()), 0);
}

async function readRecords(): Promise<string[]> {
  return Promise.all(hosts.map((host) => onHost(host, 'cat /var/lib/runbook/record.jsonl')));
}

/** What went wrong, out of a run's many lines. */
function tail(all: string): string {
  const lines = all.split('\n').filter((line) => !/not-run|block-|"output"|step-|lab-progress/.test(line));
  return lines.slice(-8).join('\n');
}
