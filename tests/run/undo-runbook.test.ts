import {chmod, chown, rm, stat} from 'node:fs/promises';
import {existsSync} from 'node:fs';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {checkBlock, createStep, fileBlock, runBlock, undoBlock} from '../helpers/blocks.ts';
import {exec, undo} from '../helpers/exec.ts';
import {isRoot} from '../helpers/hosts.ts';
import {createOwnHosts, recordFile, type OwnHosts} from '../helpers/own-hosts.ts';

describe.skipIf(!isRoot)('undoRunbook (needs root)', () => {
  let hosts: OwnHosts;
  beforeEach(async () => {
    hosts = await createOwnHosts('one', 'two');
  });
  afterEach(() => hosts[Symbol.asyncDispose]());

  const master = {on: {role: 'master', first: false}};
  const say = (word: string): string => `echo ${word} >>/srv/order`;

  it('replays the steps of all hosts backwards, and each step too', async () => {
    const step = (id: string, more = {}) =>
      createStep(
        id,
        [
          undoBlock(`${say(`${id}-after`)}; [[ ! -e /srv/${id}.conf ]]`),
          fileBlock(`/srv/${id}.conf`, 'x'),
          runBlock('true'),
          undoBlock(`${say(`${id}-before`)}; [[ -e /srv/${id}.conf ]]`),
        ],
        more,
      );
    await exec(hosts, [step('a', master), step('b')]);
    const done = await undo(hosts);
    expect(done.exitCode).toBe(0);
    expect(done.statuses).toEqual({'b one': 'passed', 'b two': 'passed', 'a one': 'passed'});
    expect(await hosts.read('one', '/srv/order')).toBe('b-before\nb-after\na-before\na-after\n');
    expect(await hosts.read('two', '/srv/order')).toBe('b-before\nb-after\n');
    expect(existsSync(hosts.locate('one', '/var/lib/runbook'))).toBe(false);
  });

  it('undoes a step of one host after the later steps of others', async () => {
    const base = createStep('base', [runBlock('true'), undoBlock('true')], master);
    const above = createStep('above', [runBlock('true'), undoBlock('true')], {on: {role: 'node', first: false}});
    await exec(hosts, [base, above]);
    expect(Object.keys((await undo(hosts)).statuses)).toEqual(['above two', 'base one']);
  });

  it('restores bytes, mode and owner, and removes what it created', async () => {
    await hosts.write('one', '/srv/old', 'no newline\0\u00ff');
    await chmod(hosts.locate('one', '/srv/old'), 0o4750);
    await chown(hosts.locate('one', '/srv/old'), 12, 34);
    await chmod(hosts.locate('one', '/srv/old'), 0o4750);
    await hosts.write('one', '/srv/etc/kept', 'theirs');
    const files = [
      fileBlock('/srv/old', 'ours'),
      fileBlock('/srv/new/deep/file', 'ours'),
      fileBlock('/srv/etc/own/file', 'ours'),
    ];
    await exec(hosts, [createStep('a', files, master)]);
    expect(await hosts.read('one', '/srv/old')).toBe('ours\n');
    await hosts.write('one', '/srv/etc/own/theirs', 'theirs');
    expect((await undo(hosts)).exitCode).toBe(0);
    expect(await hosts.read('one', '/srv/old')).toBe('no newline\0\u00ff');
    const {mode, uid, gid} = await stat(hosts.locate('one', '/srv/old'));
    expect([mode & 0o7777, uid, gid]).toEqual([0o4750, 12, 34]);
    expect(existsSync(hosts.locate('one', '/srv/new'))).toBe(false);
    expect(await hosts.read('one', '/srv/etc/own/theirs')).toBe('theirs');
    expect(await hosts.read('one', '/srv/etc/own/file')).toBeUndefined();
    expect(await hosts.read('one', '/srv/etc/kept')).toBe('theirs');
  });

  it('finds nothing to do the second time, and says nothing of it', async () => {
    await exec(hosts, [createStep('a', [runBlock('true')])]);
    await undo(hosts);
    const done = await undo(hosts);
    expect(done.exitCode).toBe(0);
    expect(done.statuses).toEqual({});
    expect(done.events.map(({type}) => type)).toEqual([
      'run-started',
      'host-connected',
      'host-connected',
      'run-finished',
    ]);
  });

  it('stops at a file that was changed since, unless forced', async () => {
    await hosts.write('one', '/srv/f', 'original\n');
    const steps = [
      createStep('a', [fileBlock('/srv/f', 'ours')], master),
      createStep('b', [fileBlock('/srv/g', 'ours')], master),
    ];
    await exec(hosts, steps);
    await hosts.write('one', '/srv/g', 'edited by hand\n');
    const stopped = await undo(hosts);
    expect(stopped.exitCode).toBe(1);
    expect(stopped.outcomes).toMatchObject({
      'b one': {
        status: 'failed',
        failure: {reason: 'changed-file', output: '/srv/g was changed since the runbook wrote it\n'},
      },
      'a one': {status: 'not-run'},
    });
    expect(await hosts.read('one', '/srv/g')).toBe('edited by hand\n');
    expect(await hosts.read('one', '/srv/f')).toBe('ours\n');
    expect((await undo(hosts, {options: {force: true}})).exitCode).toBe(0);
    expect(await hosts.read('one', '/srv/g')).toBeUndefined();
    expect(await hosts.read('one', '/srv/f')).toBe('original\n');
  });

  it('takes a file that is gone already, or original already, for done', async () => {
    await hosts.write('one', '/srv/f', 'original\n');
    await exec(hosts, [createStep('a', [fileBlock('/srv/f', 'ours'), fileBlock('/srv/g', 'ours')], master)]);
    await hosts.write('one', '/srv/f', 'original\n');
    await rm(hosts.locate('one', '/srv/g'));
    expect((await undo(hosts)).exitCode).toBe(0);
    expect(await hosts.read('one', '/srv/f')).toBe('original\n');
  });

  it('undoes a step that started and did not pass', async () => {
    const step = createStep(
      'a',
      [fileBlock('/srv/f', 'ours'), runBlock('touch /srv/half; false'), undoBlock('rm -f /srv/half')],
      master,
    );
    await exec(hosts, [step]);
    expect(await hosts.read('one', '/srv/half')).toBe('');
    expect((await undo(hosts)).statuses).toEqual({'a one': 'passed'});
    expect(await hosts.read('one', '/srv/half')).toBeUndefined();
    expect(await hosts.read('one', '/srv/f')).toBeUndefined();
  });

  it('keeps the first originals of an edited step, and takes back what each of its runs did', async () => {
    await hosts.write('one', '/srv/f', 'original\n');
    const step = (content: string, word: string, more: string) =>
      createStep(
        'a',
        [fileBlock('/srv/f', content), fileBlock(more, 'x'), runBlock('true'), undoBlock(say(word))],
        master,
      );
    await exec(hosts, [step('one', 'v1', '/srv/v1')]);
    await exec(hosts, [step('two', 'v2', '/srv/v2')]);
    await exec(hosts, [step('three', 'v2', '/srv/v2')]);
    const started = (await hosts.readRecord('one')).filter(({type}) => type === 'started');
    expect(started.map(({originals}) => (originals as {path: string}[]).map(({path}) => path))).toEqual([
      ['/srv/f', '/srv/v1'],
      ['/srv/v2'],
      [],
    ]);
    expect((await undo(hosts)).exitCode).toBe(0);
    expect(await hosts.read('one', '/srv/f')).toBe('original\n');
    expect(await hosts.read('one', '/srv/v1')).toBeUndefined();
    expect(await hosts.read('one', '/srv/v2')).toBeUndefined();
    expect(await hosts.read('one', '/srv/order')).toBe('v2\nv1\n');
  });

  it('knows a step by the record after its page was renamed, and after another run of it', async () => {
    const step = createStep('a', [fileBlock('/srv/f', 'ours')], master);
    await exec(hosts, [step]);
    await exec(hosts, [{...step, file: 'content/docs/renamed.mdx', heading: 'Renamed'}]);
    expect((await undo(hosts)).statuses).toEqual({'a one': 'passed'});
    await exec(hosts, [step]);
    expect(await hosts.read('one', '/srv/f')).toBe('ours\n');
    await exec(hosts, [createStep('b', [runBlock('true')], master)]);
    expect(Object.keys((await undo(hosts)).statuses)).toEqual(['b one', 'a one']);
    expect(await hosts.read('one', '/srv/f')).toBeUndefined();
  });

  it('leaves a step that another applied runbook lists, until that is undone', async () => {
    const shared = createStep('shared', [fileBlock('/srv/f', 'ours')], master);
    const own = createStep('own', [runBlock('true')], master);
    await exec(hosts, [shared, own]);
    expect((await exec(hosts, [shared], {runbook: 'second'})).statuses).toEqual({'shared one': 'skipped'});
    expect((await undo(hosts)).statuses).toEqual({'own one': 'passed'});
    expect(await hosts.read('one', '/srv/f')).toBe('ours\n');
    expect((await undo(hosts, {runbook: 'second'})).statuses).toEqual({'shared one': 'passed'});
    expect(await hosts.read('one', '/srv/f')).toBeUndefined();
    expect(await hosts.read('one', recordFile)).toBeUndefined();
  });

  it('goes on where a failed undo stopped, and shows what failed', async () => {
    const steps = [
      createStep('a', [runBlock('true'), undoBlock(say('a'))], master),
      createStep('b', [runBlock('true'), undoBlock('echo trying; [[ -e /srv/ready ]]')], master),
      createStep('c', [runBlock('true'), undoBlock(say('c'))], master),
    ];
    await exec(hosts, steps);
    const done = await undo(hosts);
    expect(done.statuses).toEqual({'c one': 'passed', 'b one': 'failed', 'a one': 'not-run'});
    expect(done.outcomes['b one']).toMatchObject({
      failure: {kind: 'undo', file: 'content/docs/page.mdx', line: 30, output: 'trying\n'},
    });
    await hosts.write('one', '/srv/ready', '');
    expect((await undo(hosts)).statuses).toEqual({'b one': 'passed', 'a one': 'passed'});
    expect(await hosts.read('one', '/srv/order')).toBe('c\na\n');
  });

  it('undoes the chosen steps and hosts alone', async () => {
    const steps = ['a', 'b'].map((id) => createStep(id, [fileBlock(`/srv/${id}`, 'x')]));
    await exec(hosts, steps);
    expect((await undo(hosts, {options: {only: ['a'], limit: ['two']}})).statuses).toEqual({'a two': 'passed'});
    expect((await exec(hosts, steps)).statuses).toEqual({
      'a one': 'skipped',
      'a two': 'passed',
      'b one': 'skipped',
      'b two': 'skipped',
    });
  });

  it('removes a folder with the last step that has a file in it, whichever made it', async () => {
    const steps = ['a', 'b'].map((id) => createStep(id, [fileBlock(`/srv/ours/deep/${id}`, 'x')], master));
    await exec(hosts, steps);
    await undo(hosts, {options: {only: ['a']}});
    expect(existsSync(hosts.locate('one', '/srv/ours/deep/b'))).toBe(true);
    expect((await exec(hosts, steps)).statuses).toEqual({'a one': 'passed', 'b one': 'skipped'});
    expect((await undo(hosts)).exitCode).toBe(0);
    expect(existsSync(hosts.locate('one', '/srv/ours'))).toBe(false);
  });

  it('runs undo blocks with the PATH of the run', async () => {
    await hosts.write('one', '/srv/bin/own-tool', '#!/bin/sh\necho own >/srv/said\n', 0o755);
    await exec(hosts, [createStep('a', [runBlock('own-tool; rm /srv/said'), undoBlock('own-tool')], master)], {
      path: ['/srv/bin'],
    });
    expect((await undo(hosts)).exitCode).toBe(0);
    expect(await hosts.read('one', '/srv/said')).toBe('own\n');
  });

  it('undoes nothing where a host cannot be reached', async () => {
    await exec(hosts, [createStep('a', [runBlock('true')])]);
    hosts.unplug('two');
    const done = await undo(hosts);
    expect(done.exitCode).toBe(3);
    expect(done.statuses).toEqual({'a one': 'not-run'});
  });

  it('is applied again afterwards', async () => {
    const steps = [createStep('a', [fileBlock('/srv/f', 'x'), checkBlock('[[ -e /srv/f ]]')])];
    await exec(hosts, steps);
    await undo(hosts);
    expect((await exec(hosts, steps)).statuses).toEqual({'a one': 'passed', 'a two': 'passed'});
  });
});
