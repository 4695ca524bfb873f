import {execa} from 'execa';
import {mkdir, mkdtemp} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {beforeAll, describe, expect, it} from 'vitest';
import {labDirectory, listOutcomes, onHost, runRunbook, startRunbook} from './command-line.ts';
import {expectSameState, readHostState} from './host-state.ts';

interface Script {
  readonly type: string;
  readonly number: number;
  readonly step: string;
  readonly host: string;
  readonly file: string;
  readonly undo: string | undefined;
}

const hosts = ['master', 'node01', 'node02'];

/** The exported scripts, carried from host to host as a person would, with the values that they give each other. */
describe('binary-install by hand', () => {
  const before = new Map<string, string>();
  let folder = '';
  let scripts: readonly Script[] = [];

  beforeAll(async () => {
    const reset = await startRunbook(['lab', 'reset']);
    expect(reset.exitCode, reset.all).toBe(0);
    for (const host of hosts) before.set(host, await readHostState(host));
    folder = join(await mkdtemp(join(tmpdir(), 'runbook-by-hand-')), 'scripts');
    const written = await startRunbook(['export', 'binary-install', '--lab', '-o', folder, '--format', 'jsonl']);
    expect(written.exitCode, written.all).toBe(0);
    await mkdir(join(folder, 'values'), {recursive: true});
    scripts = written.stdout
      .split('\n')
      .filter((line) => line.startsWith('{"type":"script"'))
      .map((line) => JSON.parse(line) as Script);
  });

  it('ends in the same cluster, without the runner', async () => {
    expect(scripts.length).toBeGreaterThan(90);
    for (const {file, host} of scripts) await runByHand(folder, file, host);
    const verify = await runRunbook(['verify', 'binary-install', '--lab', '--once']);
    expect(verify.exitCode, verify.all.slice(-2000)).toBe(0);
    expect(new Set(Object.values(listOutcomes(verify.events)))).toEqual(new Set(['passed']));
    expect(await onHost('master', 'ls /var/lib/runbook 2>&1 || true')).toMatch(/No such file/);
  });

  it('is taken back by hand, and leaves the hosts as they were', async () => {
    const undo = scripts.flatMap(({undo: file, host}) => (file === undefined ? [] : [{file, host}]));
    for (const {file, host} of undo.toSorted((a, b) => a.file.localeCompare(b.file))) {
      await runByHand(folder, file, host);
    }
    for (const host of hosts) {
      await onHost(host, 'rm -r /root/by-hand');
      expectSameState(await readHostState(host), before.get(host), host);
    }
  });
});

/** Carries a script and the values so far to a host, runs it there, and brings the values back. */
async function runByHand(folder: string, file: string, host: string): Promise<void> {
  // One connection a host for all its scripts.
  const shared = ['-o', 'ControlMaster=auto', '-o', 'ControlPersist=30', '-o', `ControlPath=${folder}.%h`];
  const ssh = ['-F', join(labDirectory, 'ssh_config'), ...shared, host];
  const archive = await execa('tar', ['-C', folder, '-c', file, 'values'], {encoding: 'buffer'});
  const run = `mkdir -p /root/by-hand && cd /root/by-hand && tar -x && bash ${file} </dev/null >&2 && tar -c values`;
  const result = await execa('ssh', [...ssh, run], {input: archive.stdout, reject: false, encoding: 'buffer'});
  expect(result.exitCode, `${file} on ${host}\n${Buffer.from(result.stderr).toString()}`).toBe(0);
  await execa('tar', ['-C', folder, '-x'], {input: result.stdout});
}
