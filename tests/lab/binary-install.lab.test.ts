import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {copyPages, listActed, listOutcomes, onHost, runRunbook, startRunbook} from './command-line.ts';
import {readHostState} from './host-state.ts';

const hosts = ['master', 'node01', 'node02'];
const exec = ['exec', 'binary-install', '--lab', '--yes'];

/** The README's promise, on three systemd hosts, in order: each case goes on from the one before. */
describe('binary-install on the lab', () => {
  const before = new Map<string, string>();

  beforeAll(async () => {
    await startRunbook(['lab', 'down']);
    const up = await startRunbook(['lab', 'up']);
    expect(up.exitCode, up.all).toBe(0);
    for (const host of hosts) before.set(host, await readHostState(host));
  });

  afterAll(async () => {
    await startRunbook(['lab', 'down']);
  });

  it('passes on bare hosts', async () => {
    const {exitCode, events, all} = await runRunbook(exec);
    expect(exitCode, tail(all)).toBe(0);
    expect(new Set(Object.values(listOutcomes(events)))).toEqual(new Set(['passed']));
    expect(await onHost('master', 'systemctl is-active etcd')).toBe('active');
  });

  it('sends nothing but probes the second time, in under 3 seconds', async () => {
    const records = await readRecords();
    const {exitCode, events, seconds, all} = await runRunbook(exec);
    expect(exitCode, tail(all)).toBe(0);
    const statuses = Object.entries(listOutcomes(events)).filter(([, status]) => status !== 'skipped');
    // A step of checks only has nothing to skip by.
    expect(statuses.filter(([name]) => !name.startsWith('host-tools '))).toEqual([]);
    expect(await readRecords()).toEqual(records);
    expect(seconds).toBeLessThan(3);
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
    expect(listActed(events).filter((id) => id !== 'host-tools')).toEqual([step, ...users]);
    const argv = await onHost('master', "tr '\\0' ' ' < /proc/$(systemctl show -P MainPID etcd)/cmdline");
    expect(argv).toContain('--snapshot-count=54321');
  });

  it('undo leaves the hosts as they were, and a second undo has nothing to do', async () => {
    const undo = ['undo', 'binary-install', '--lab', '--yes'];
    const first = await runRunbook(undo);
    expect(first.exitCode, tail(first.all)).toBe(0);
    for (const host of hosts) expect(await readHostState(host), host).toBe(before.get(host));
    const second = await runRunbook(undo);
    expect(second.exitCode, tail(second.all)).toBe(0);
    expect(listOutcomes(second.events)).toEqual({});
  });

  it('passes again after undo', async () => {
    const {exitCode, events, all} = await runRunbook(exec);
    expect(exitCode, tail(all)).toBe(0);
    expect(new Set(Object.values(listOutcomes(events)))).toEqual(new Set(['passed']));
  });

  it('verify finds a stopped etcd, and exec mends it', async () => {
    await onHost('master', 'systemctl stop etcd');
    const verify = await runRunbook(['verify', 'binary-install', '--lab']);
    expect(verify.exitCode, tail(verify.all)).toBe(1);
    const mended = await runRunbook(exec);
    expect(mended.exitCode, tail(mended.all)).toBe(0);
    expect(listActed(mended.events).length).toBeGreaterThan(0);
    expect(await onHost('master', 'systemctl is-active etcd')).toBe('active');
  });
});

async function readRecords(): Promise<string[]> {
  return Promise.all(hosts.map((host) => onHost(host, 'cat /var/lib/runbook/record.jsonl')));
}

/** What went wrong, out of a run's many lines. */
function tail(all: string): string {
  const lines = all.split('\n').filter((line) => !/not-run|block-|"output"|step-|lab-progress/.test(line));
  return lines.slice(-8).join('\n');
}
