import {spawnSync} from 'node:child_process';
import {appendFile, mkdir, readFile, stat, truncate, writeFile} from 'node:fs/promises';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {readRecords} from '../../src/run/read-records.ts';
import {createStep, fileBlock, runBlock} from '../helpers/blocks.ts';
import {exec, undo} from '../helpers/exec.ts';
import {isRoot} from '../helpers/hosts.ts';
import {createOwnHosts, recordFile, type OwnHosts} from '../helpers/own-hosts.ts';

describe.skipIf(!isRoot)('the record on a host (needs root)', () => {
  let hosts: OwnHosts;
  beforeEach(async () => {
    hosts = await createOwnHosts('one');
  });
  afterEach(() => hosts[Symbol.asyncDispose]());

  const steps = ['a', 'b'].map((id) =>
    createStep(id, [fileBlock(`/srv/${id}`, 'ours'), runBlock(`echo run >>/srv/${id}.runs`)]),
  );

  it("is root's alone", async () => {
    await exec(hosts, steps);
    expect((await stat(hosts.locate('one', recordFile))).mode & 0o777).toBe(0o600);
    expect((await stat(hosts.locate('one', '/var/lib/runbook'))).mode & 0o777).toBe(0o700);
  });

  it('tells another operator what was applied', async () => {
    await exec(hosts, steps);
    const records = await readRecords({
      hosts: hosts.hosts,
      openSession: hosts.openSession,
      interactive: false,
      signal: new AbortController().signal,
      now: () => new Date(),
    });
    const record = records.get('one');
    if (record === undefined || typeof record === 'string') throw new Error(record);
    expect([...record.steps.values()].map(({id, by, runbook}) => ({id, by, runbook}))).toEqual([
      {id: 'a', by: 'me@here', runbook: 'test'},
      {id: 'b', by: 'me@here', runbook: 'test'},
    ]);
    expect([...record.applied].map(([id, {steps: listed}]) => [id, listed])).toEqual([['test', ['a', 'b']]]);
  });

  it('repeats the step whose last line is torn, and no other', async () => {
    await exec(hosts, steps);
    const file = hosts.locate('one', recordFile);
    await truncate(file, (await stat(file)).size - 20);
    expect((await exec(hosts, steps)).statuses).toEqual({'a one': 'skipped', 'b one': 'passed'});
    expect((await exec(hosts, steps)).statuses).toEqual({'a one': 'skipped', 'b one': 'skipped'});
    const torn = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '' && !line.endsWith('}'));
    expect(torn).toHaveLength(1);
    expect((await undo(hosts)).statuses).toEqual({'b one': 'passed', 'a one': 'passed'});
    expect(await hosts.read('one', '/srv/b')).toBeUndefined();
  });

  it('closes a torn line before undo writes', async () => {
    await exec(hosts, steps);
    await appendFile(hosts.locate('one', recordFile), '{"type":"star');
    expect((await undo(hosts, {options: {only: ['b']}})).statuses).toEqual({'b one': 'passed'});
    expect((await undo(hosts)).statuses).toEqual({'a one': 'passed'});
  });

  it('is refused in a newer format, and the session is ended', async () => {
    await exec(hosts, steps);
    await appendFile(hosts.locate('one', recordFile), '{"type":"started","format":2}\n');
    await expect(exec(hosts, steps)).rejects.toThrow('The record on one has format 2; this runbook knows format 1');
    await expect(undo(hosts)).rejects.toThrow('format 2');
    const text = await readFile(hosts.locate('one', recordFile), 'utf8');
    await writeFile(hosts.locate('one', recordFile), text.replace('{"type":"started","format":2}\n', ''));
    // The lock is free.
    expect((await exec(hosts, steps)).exitCode).toBe(0);
  });

  it('is not taken for empty where it cannot be read', async () => {
    await mkdir(hosts.locate('one', recordFile), {recursive: true});
    const done = await exec(hosts, steps);
    expect(done.exitCode).toBe(3);
    expect(done.events).toContainEqual(
      expect.objectContaining({type: 'host-unreachable', detail: expect.stringContaining('Is a directory') as unknown}),
    );
    expect(done.events.map(({type}) => type)).not.toContain('host-connected');
    expect(await hosts.read('one', '/srv/a')).toBeUndefined();
  });

  describe('on a full disk', () => {
    const mount = (size: string) =>
      spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', hosts.locate('one', '/var/lib')]);
    afterEach(() => spawnSync('umount', [hosts.locate('one', '/var/lib')]));

    it('stops before a step acts, and loses nothing', async () => {
      mount('8k');
      const original = 'x'.repeat(40_000);
      await hosts.write('one', '/srv/big', original);
      const big = createStep('big', [fileBlock('/srv/big', 'ours'), runBlock('echo run >>/srv/big.runs')]);
      const done = await exec(hosts, [steps[0]!, big]);
      expect(done.statuses).toEqual({'a one': 'passed', 'big one': 'failed'});
      expect(done.outcomes['big one']).toMatchObject({
        failure: {kind: 'record', output: expect.stringContaining('No space left on device') as unknown},
      });
      expect(await hosts.read('one', '/srv/big')).toBe(original);
      expect(await hosts.read('one', '/srv/big.runs')).toBeUndefined();
      spawnSync('mount', ['-o', 'remount,size=1m', hosts.locate('one', '/var/lib')]);
      expect((await exec(hosts, [steps[0]!, big])).statuses).toEqual({'a one': 'skipped', 'big one': 'passed'});
      expect((await undo(hosts)).exitCode).toBe(0);
      expect(await hosts.read('one', '/srv/big')).toBe(original);
    });

    it('says so where not even the first line fits', async () => {
      mount('4k');
      await hosts.write('one', '/var/lib/filler', 'x'.repeat(4096));
      const done = await exec(hosts, steps);
      expect(done.exitCode).toBe(3);
      expect(JSON.stringify(done.events)).toContain('No space left on device');
      expect(await hosts.read('one', '/srv/a')).toBeUndefined();
    });
  });
});
