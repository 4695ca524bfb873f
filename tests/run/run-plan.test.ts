import {chmod, rm, symlink} from 'node:fs/promises';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import type {Failure} from '../../src/model/outcome.ts';
import {captureBlock, checkBlock, createStep, fileBlock, runBlock, undoBlock, when} from '../helpers/blocks.ts';
import {exec, undo, type Done} from '../helpers/exec.ts';
import {isRoot} from '../helpers/hosts.ts';
import {createOwnHosts, type OwnHosts} from '../helpers/own-hosts.ts';
import {parameter} from '../helpers/plan-input.ts';

/** A step that counts its runs in /srv/ID.runs. */
const counted = (
  id: string,
  more: Parameters<typeof createStep>[2] = {},
  blocks: Parameters<typeof createStep>[1] = [],
) => createStep(id, [...blocks, runBlock(`echo run >>/srv/${id}.runs`), checkBlock(`[[ -s /srv/${id}.runs ]]`)], more);

const countRuns = async (hosts: OwnHosts, host: string, id: string): Promise<number> =>
  ((await hosts.read(host, `/srv/${id}.runs`)) ?? '').split('\n').length - 1;

const failureOf = (done: Done, name: string): Failure | undefined => {
  const outcome = done.outcomes[name];
  return outcome?.status === 'failed' || outcome?.status === 'timed-out' ? outcome.failure : undefined;
};

describe.skipIf(!isRoot)('runPlan (needs root)', () => {
  let hosts: OwnHosts;
  beforeEach(async () => {
    hosts = await createOwnHosts('one', 'two');
  });
  afterEach(() => hosts[Symbol.asyncDispose]());

  const master = {on: {role: 'master', first: false}};

  describe('skip rule', () => {
    const steps = (content = 'port=1') => [
      counted('first'),
      counted('config', master, [fileBlock('/srv/app.conf', content)]),
      counted('service', {...master, uses: ['config']}),
      counted('last'),
    ];

    it('runs everything once, and then sends probes alone', async () => {
      const first = await exec(hosts, steps());
      expect(first.exitCode).toBe(0);
      expect(new Set(Object.values(first.statuses))).toEqual(new Set(['passed']));
      const record = await hosts.read('one', '/var/lib/runbook/record.jsonl');
      const second = await exec(hosts, steps());
      expect(second.exitCode).toBe(0);
      expect(new Set(Object.values(second.statuses))).toEqual(new Set(['skipped']));
      expect(second.sent.filter(({text}) => /echo run|append|put_file/.test(text))).toEqual([]);
      expect(second.events.filter(({type}) => type === 'block-started' || type === 'output')).toEqual([]);
      expect(await hosts.read('one', '/var/lib/runbook/record.jsonl')).toBe(record);
      expect(await countRuns(hosts, 'two', 'last')).toBe(1);
    });

    it('runs an edited step and those that use it, no other', async () => {
      await exec(hosts, steps());
      const {statuses} = await exec(hosts, steps('port=2'));
      expect(statuses).toEqual({
        'first one': 'skipped',
        'first two': 'skipped',
        'config one': 'passed',
        'service one': 'passed',
        'last one': 'skipped',
        'last two': 'skipped',
      });
      expect(await hosts.read('one', '/srv/app.conf')).toBe('port=2\n');
    });

    it('runs nothing for an edited check, undo, heading or timeout', async () => {
      await exec(hosts, [createStep('a', [runBlock('true'), checkBlock('true')])]);
      const edited = createStep(
        'a',
        [runBlock('true', {timeoutSeconds: 9}), checkBlock('[[ 1 == 1 ]]'), undoBlock('true')],
        {
          heading: 'Another',
        },
      );
      expect((await exec(hosts, [edited])).statuses).toEqual({'a one': 'skipped', 'a two': 'skipped'});
    });

    it.each([
      ['bytes', (path: string) => hosts.write('one', path, 'port=1\n\n')],
      ['mode', (path: string) => chmod(hosts.locate('one', path), 0o600)],
      ['absence', (path: string) => rm(hosts.locate('one', path))],
    ])('runs a step whose file has changed: %s', async (_, change) => {
      await exec(hosts, steps());
      await change('/srv/app.conf');
      const {statuses} = await exec(hosts, steps());
      expect(statuses).toMatchObject({'first one': 'skipped', 'config one': 'passed', 'service one': 'skipped'});
      expect(await hosts.read('one', '/srv/app.conf')).toBe('port=1\n');
    });

    it('runs a step whose check fails, on that host alone', async () => {
      await exec(hosts, steps());
      await rm(hosts.locate('two', '/srv/first.runs'));
      const {statuses} = await exec(hosts, steps());
      expect(statuses).toMatchObject({'first one': 'skipped', 'first two': 'passed', 'last two': 'skipped'});
    });

    it('asks again what another step may have changed since', async () => {
      const pair = [
        createStep('breaks', [runBlock('rm -f /srv/x; touch /srv/y'), checkBlock('[[ -e /srv/y ]]')], master),
        createStep('mends', [runBlock('touch /srv/x'), checkBlock('[[ -e /srv/x ]]')], master),
      ];
      await exec(hosts, pair);
      await rm(hosts.locate('one', '/srv/y'));
      expect((await exec(hosts, pair)).statuses).toEqual({'breaks one': 'passed', 'mends one': 'passed'});
    });

    it('runs a step that started and did not pass, and one of checks alone always', async () => {
      await exec(hosts, [createStep('a', [runBlock('true'), checkBlock('false')], master)]);
      const {statuses} = await exec(hosts, [
        createStep('a', [runBlock('true'), checkBlock('true')], master),
        createStep('b', [checkBlock('true')], master),
      ]);
      expect(statuses).toEqual({'a one': 'passed', 'b one': 'passed'});
      const again = await exec(hosts, [createStep('b', [checkBlock('true')], master)]);
      expect(again.statuses).toEqual({'b one': 'passed'});
    });

    it('runs everything when forced', async () => {
      await exec(hosts, steps());
      const {statuses} = await exec(hosts, steps(), {options: {force: true}});
      expect(new Set(Object.values(statuses))).toEqual(new Set(['passed']));
    });
  });

  describe('hosts', () => {
    it('fills blocks for each host', async () => {
      const step = createStep('a', [
        fileBlock('/srv/hosts', '# {{host.name}}\n{{hosts_lines}}'),
        runBlock('echo {{master.ip}}'),
      ]);
      const {events} = await exec(hosts, [step]);
      expect(await hosts.read('two', '/srv/hosts')).toBe('# two\n10.0.0.1 one\n10.0.0.2 two\n');
      expect(events).toContainEqual({type: 'output', step: 'a', host: 'two', text: '10.0.0.1\n'});
    });

    it('writes no line where a value has none, and knows the file again', async () => {
      const step = createStep('a', [fileBlock('/srv/none', '{{lines}}')]);
      const parameters = {lines: parameter('text', '')};
      await exec(hosts, [step], {parameters});
      expect(await hosts.read('one', '/srv/none')).toBe('');
      expect((await exec(hosts, [step], {parameters})).statuses).toMatchObject({'a one': 'skipped'});
      expect((await undo(hosts)).exitCode).toBe(0);
      expect(await hosts.read('one', '/srv/none')).toBeUndefined();
    });

    it('takes the variant that fits', async () => {
      const step = createStep('a', [
        runBlock('echo old >/srv/x', when('kubernetes', '<', '1.24')),
        runBlock('echo new >/srv/x', when('kubernetes', '>=', '1.24')),
      ]);
      const parameters = {kubernetes: parameter('version', '1.20.2')};
      await exec(hosts, [step], {parameters});
      expect(await hosts.read('one', '/srv/x')).toBe('old\n');
      const {statuses} = await exec(hosts, [step], {parameters, given: {kubernetes: '1.24'}});
      expect(statuses).toMatchObject({'a one': 'passed'});
      expect(await hosts.read('one', '/srv/x')).toBe('new\n');
    });

    it("keeps the others' outcomes where one host fails, and stops after the step", async () => {
      const step = createStep('a', [runBlock('echo before\n[[ {{host.name}} == two ]]\ntouch /srv/done')]);
      const done = await exec(hosts, [step, counted('b')]);
      expect(done.statuses).toEqual({'a one': 'failed', 'a two': 'passed', 'b one': 'not-run', 'b two': 'not-run'});
      expect(done.exitCode).toBe(1);
      expect(failureOf(done, 'a one')).toEqual({
        kind: 'run',
        file: 'content/docs/page.mdx',
        line: 20,
        reason: 'exit-code',
        exitCode: 1,
        failingLine: 22,
        output: 'before\n',
      });
      const again = await exec(hosts, [step]);
      expect(again.statuses).toEqual({'a one': 'failed', 'a two': 'skipped'});
    });

    it('stops a serial step at the first failing host', async () => {
      const step = createStep('a', [runBlock('[[ {{host.name}} == two ]]')], {serial: true});
      expect((await exec(hosts, [step])).statuses).toEqual({'a one': 'failed', 'a two': 'not-run'});
      const order = createStep('b', [runBlock('date +%s%N >/srv/at; sleep 0.2')], {serial: true});
      await exec(hosts, [order]);
      const at = await Promise.all(['one', 'two'].map((host) => hosts.read(host, '/srv/at')));
      expect(Number(at[1]) - Number(at[0])).toBeGreaterThan(200_000_000);
    });

    it('starts nothing where a host cannot be reached', async () => {
      hosts.unplug('two');
      const done = await exec(hosts, [counted('a', master), counted('b')]);
      expect(done.exitCode).toBe(3);
      expect(done.statuses).toEqual({'a one': 'not-run', 'b one': 'not-run', 'b two': 'not-run'});
      expect(done.events).toContainEqual(
        expect.objectContaining({type: 'host-unreachable', host: 'two', detail: 'unplugged'}),
      );
      const limited = await exec(hosts, [counted('a', master), counted('b')], {options: {limit: ['one']}});
      expect(limited.statuses).toEqual({'a one': 'passed', 'b one': 'passed'});
    });

    it('keeps what passed when a host is lost in the middle of a step', async () => {
      const lose = createStep('a', [
        runBlock('[[ {{host.name}} == one ]] || { kill $(ps -o sid= -p $$); sleep 20; }\nsleep 0.3'),
      ]);
      const done = await exec(hosts, [lose, counted('b')]);
      expect(done.statuses).toEqual({
        'a one': 'passed',
        'a two': 'unreachable',
        'b one': 'not-run',
        'b two': 'not-run',
      });
      expect(done.exitCode).toBe(3);
    });

    it('tells the second run who holds a host', async () => {
      const slow = exec(hosts, [createStep('a', [runBlock('sleep 1')])]);
      await new Promise((resolve) => setTimeout(resolve, 600));
      const second = await exec(hosts, [counted('b')]);
      expect(second.exitCode).toBe(3);
      expect(second.events).toContainEqual(
        expect.objectContaining({
          type: 'host-locked',
          holder: expect.stringMatching(/^me@here run-\d+ group \d+$/) as unknown,
        }),
      );
      expect((await slow).exitCode).toBe(0);
    });
  });

  describe('choice of steps', () => {
    const steps = ['a', 'b', 'c'].map((id) => counted(id));

    it.each([
      [{from: 'b'}, ['b one', 'b two', 'c one', 'c two']],
      [{only: ['b']}, ['b one', 'b two']],
      [{only: ['a', 'c'], limit: ['two']}, ['a two', 'c two']],
    ])('%j', async (options, names) => {
      expect(Object.keys((await exec(hosts, steps, {options})).statuses).toSorted()).toEqual(names);
    });

    it('writes nothing on a dry run, and says why steps would run', async () => {
      await exec(hosts, [steps[0]!, counted('b', {}, [fileBlock('/srv/f', '1')]), steps[2]!]);
      const before = await hosts.readRecord('one');
      await hosts.write('one', '/srv/f', 'changed\n');
      const done = await exec(hosts, [steps[0]!, counted('b', {}, [fileBlock('/srv/f', '1')]), counted('d')], {
        options: {dryRun: true},
      });
      expect(done.outcomes).toMatchObject({
        'a one': {status: 'skipped'},
        'b one': {status: 'would-run', reason: 'file'},
        'b two': {status: 'skipped'},
        'd one': {status: 'would-run', reason: 'never-ran'},
      });
      expect(done.exitCode).toBe(0);
      expect(await hosts.readRecord('one')).toEqual(before);
      expect(await hosts.read('one', '/srv/f')).toBe('changed\n');
      expect(await hosts.read('one', '/srv/d.runs')).toBeUndefined();
    });

    it('writes not even a folder on a dry run of hosts that are new', async () => {
      await exec(hosts, steps, {options: {dryRun: true}});
      expect(await hosts.read('one', '/run/runbook.lock')).toBeUndefined();
      await expect(hosts.readRecord('one')).resolves.toEqual([]);
      expect(
        (await exec(hosts, [createStep('x', [runBlock('ls -A /var/lib | wc -l')])], {options: {dryRun: true}}))
          .exitCode,
      ).toBe(0);
    });

    it('verifies checks alone, and goes on after a failure', async () => {
      const broken = createStep('broken', [runBlock('touch /srv/acted'), checkBlock('false')], master);
      const done = await exec(hosts, [broken, createStep('fine', [checkBlock('true')], master)], {
        options: {command: 'verify'},
      });
      expect(done.statuses).toEqual({'broken one': 'failed', 'fine one': 'passed'});
      expect(done.exitCode).toBe(1);
      expect(await hosts.read('one', '/srv/acted')).toBeUndefined();
      expect(await hosts.readRecord('one')).toEqual([]);
    });

    it('verifies with one attempt a check where no wait is wanted', async () => {
      const check = checkBlock('echo check >>/srv/checks; [[ $(wc -l </srv/checks) == 2 ]]', {withinSeconds: 10});
      const step = createStep('second', [check], master);
      const done = await exec(hosts, [step], {options: {command: 'verify', once: true}});
      expect(done.statuses).toEqual({'second one': 'failed'});
      expect(await hosts.read('one', '/srv/checks')).toBe('check\n');
    });
  });

  describe('checks', () => {
    it('tries again within its time, and runs nothing else again', async () => {
      const step = createStep(
        'a',
        [
          runBlock('(setsid sh -c "sleep 1; touch /srv/up" >/dev/null 2>&1 &)\necho run >>/srv/a.runs'),
          checkBlock('echo check >>/srv/checks'),
          checkBlock('[[ -e /srv/up ]]', {withinSeconds: 10}),
        ],
        master,
      );
      const done = await exec(hosts, [step]);
      expect(done.statuses).toEqual({'a one': 'passed'});
      expect(await countRuns(hosts, 'one', 'a')).toBe(1);
      expect(await hosts.read('one', '/srv/checks')).toBe('check\n');
    });

    it('gives up when its time is over', async () => {
      const began = Date.now();
      const done = await exec(hosts, [
        createStep('a', [checkBlock('echo not yet; false', {withinSeconds: 2})], master),
      ]);
      expect(failureOf(done, 'a one')).toMatchObject({kind: 'check', reason: 'exit-code', output: 'not yet\n'});
      expect(Date.now() - began).toBeLessThan(4000);
    });

    it('ends an attempt that takes too long', async () => {
      const done = await exec(hosts, [createStep('a', [checkBlock('sleep 20', {timeoutSeconds: 0.5})], master)]);
      expect(done.statuses).toEqual({'a one': 'timed-out'});
      expect(done.exitCode).toBe(1);
    });
  });

  describe('failures', () => {
    it.each([
      ['ended-early', 'echo x\nexit 0\necho y'],
      ['left-running', 'sleep 30 &'],
    ])('%s', async (reason, code) => {
      const done = await exec(hosts, [createStep('a', [runBlock(code)], master)]);
      expect(failureOf(done, 'a one')).toMatchObject({kind: 'run', reason});
    });

    it('refuses to write through a symbolic link or over a folder, and says so', async () => {
      await hosts.write('one', '/srv/real', 'mine\n');
      await symlink('real', hosts.locate('one', '/srv/link'));
      const done = await exec(hosts, [createStep('a', [fileBlock('/srv/link', 'theirs')], master)]);
      expect(failureOf(done, 'a one')).toMatchObject({
        reason: 'refused-file',
        output: '/srv/link is a symbolic link to real\n',
      });
      expect(await hosts.read('one', '/srv/real')).toBe('mine\n');
      const folder = await exec(hosts, [createStep('b', [fileBlock('/srv', 'theirs')], master)]);
      expect(failureOf(folder, 'b one')).toMatchObject({
        reason: 'refused-file',
        output: '/srv is not a plain file: directory\n',
      });
    });

    it('cancels within 2 seconds', async () => {
      const controller = new AbortController();
      let at = 0;
      const done = await exec(hosts, [createStep('a', [runBlock('trap "" TERM; sleep 30; sleep 30')]), counted('b')], {
        signal: controller.signal,
        onEvent: (event) => {
          if (event.type !== 'block-started' || at > 0) return;
          at = Date.now();
          controller.abort();
        },
      });
      expect(Date.now() - at).toBeLessThan(2000);
      expect(done.statuses).toMatchObject({'a one': 'cancelled', 'b one': 'not-run', 'b two': 'not-run'});
      expect(done.exitCode).toBe(130);
    });
  });

  describe('conflicts', () => {
    it('refuses hosts that hold a runbook in conflict', async () => {
      await exec(hosts, [counted('a', master)], {runbook: 'other'});
      const done = await exec(hosts, [counted('b')], {conflicts: ['other']});
      expect(done.exitCode).toBe(3);
      expect(done.statuses).toEqual({'b one': 'not-run', 'b two': 'not-run'});
      expect(done.events).toContainEqual(
        expect.objectContaining({
          type: 'refused',
          host: 'one',
          en: 'other is applied here, which conflicts with test; take it back first: runbook undo other',
        }),
      );
      expect(await hosts.readRecord('two')).toEqual([]);
    });
  });

  it("reads a file block's parameters as they are", async () => {
    const value = `a'b"c $(touch /srv/pwned) \`id\` \\ {{host.name}} %s 中文`;
    const step = createStep('a', [fileBlock('/srv/x', 'v={{motto}}')], master);
    const done = await exec(hosts, [step], {parameters: {motto: parameter('string')}, given: {motto: value}});
    expect(done.exitCode).toBe(0);
    expect(await hosts.read('one', '/srv/x')).toBe(`v=${value}\n`);
    expect(await hosts.read('one', '/srv/pwned')).toBeUndefined();
    const capture = captureBlock('never', 'ip', 'false');
    expect((await exec(hosts, [createStep('b', [capture], master)])).exitCode).toBe(0);
  });
});
