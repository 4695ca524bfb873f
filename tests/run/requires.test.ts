import {rm} from 'node:fs/promises';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {checkBlock, createStep, runBlock} from '../helpers/blocks.ts';
import {exec, undo, type ExecOptions} from '../helpers/exec.ts';
import {isRoot} from '../helpers/hosts.ts';
import {createOwnHosts, type OwnHosts} from '../helpers/own-hosts.ts';
import {planSteps} from '../helpers/plan-input.ts';

describe.skipIf(!isRoot)('runbooks that require each other (needs root)', () => {
  let hosts: OwnHosts;
  beforeEach(async () => {
    hosts = await createOwnHosts('one', 'two');
  });
  afterEach(() => hosts[Symbol.asyncDispose]());

  const base = [
    createStep('base', [
      runBlock('touch /srv/base'),
      checkBlock('[[ $PATH == /opt/base:* ]]\necho looked; test -e /srv/base'),
    ]),
  ];
  const above = [createStep('above', [runBlock('touch /srv/above')])];
  const asked: unknown[] = [];
  beforeEach(() => asked.splice(0));

  const execBase = (more: ExecOptions = {}) => exec(hosts, base, {runbook: 'base', path: ['/opt/base'], ...more});
  const execAbove = (options: ExecOptions['options'] = {}) =>
    exec(hosts, above, {
      requires: ['base'],
      path: ['/opt/above'],
      options,
      planRequired: (id, recorded) => {
        asked.push(id, recorded);
        return planSteps(base, {runbook: 'base', path: ['/opt/base'], hosts: hosts.hosts});
      },
    });

  it('runs where the checks pass, with the PATH of their own runbook; they are no steps of the run', async () => {
    await execBase();
    const done = await execAbove();
    expect(done.statuses).toEqual({'above one': 'passed', 'above two': 'passed'});
    expect(done.exitCode).toBe(0);
    const told = done.events.filter(({type}) => type.startsWith('required-') || type === 'output');
    expect(told.map(({type}) => type)).toEqual(['required-started', 'required-step', 'required-finished']);
    expect(told[2]).toMatchObject({runbook: 'base', failures: []});
    const looked = done.sent.filter(({text}) => text.includes('echo looked'));
    expect(looked.map(({host}) => host).toSorted()).toEqual(['one', 'two']);
  });

  it.each([{}, {dryRun: true}])('refuses where they do not, with exit code 3: %o', async (options) => {
    await execBase();
    await rm(hosts.locate('two', '/srv/base'));
    const before = await hosts.readRecord('one');
    const done = await execAbove(options);
    expect(done.exitCode).toBe(3);
    expect(done.statuses).toEqual({'above one': 'not-run', 'above two': 'not-run'});
    expect(done.events.find(({type}) => type === 'required-finished')).toMatchObject({
      failures: [
        {step: 'base', host: 'two', outcome: {status: 'failed', failure: {output: 'looked\n', failingLine: 32}}},
      ],
    });
    expect(done.events.find(({type}) => type === 'refused')).toMatchObject({
      en: expect.stringMatching(/^test requires base, whose checks do not pass; .* runbook exec base$/) as unknown,
    });
    expect(await hosts.readRecord('one')).toEqual(before);
  });

  it('says what to run where it is not applied', async () => {
    const done = await execAbove({inventory: '/tmp/my hosts.yaml', target: 'debian-12'});
    expect(done.exitCode).toBe(3);
    expect(done.events.find(({type}) => type === 'refused')).toMatchObject({
      en: "test requires base, which is not applied on these hosts; first run: runbook exec base -i '/tmp/my hosts.yaml' -t debian-12",
    });
  });

  it('plans with the parameters that it was applied with', async () => {
    await execBase({options: {parameters: {etcd: '3.4.23'}}});
    await execAbove();
    expect(asked).toEqual(['base', {etcd: '3.4.23'}]);
    await undo(hosts);
    await undo(hosts, {runbook: 'base'});
    await execAbove();
    expect(asked.slice(2)).toEqual(['base', undefined]);
  });

  it('looks at the hosts of the run alone', async () => {
    await execBase();
    await rm(hosts.locate('two', '/srv/base'));
    expect((await execAbove({limit: ['one']})).statuses).toEqual({'above one': 'passed'});
  });

  it('looks once, before the first step, and not again for steps that `--only` repeats', async () => {
    await execBase();
    expect((await execAbove({only: ['above']})).events.some(({type}) => type === 'required-finished')).toBe(true);
    await rm(hosts.locate('two', '/srv/base'));
    expect((await execAbove({only: ['above']})).exitCode).toBe(0);
    expect((await execAbove()).exitCode).toBe(3);
  });

  it('stays while another one requires it', async () => {
    await execBase();
    await execAbove();
    const refused = await undo(hosts, {runbook: 'base'});
    expect(refused.exitCode).toBe(3);
    expect(refused.statuses).toEqual({'base one': 'not-run', 'base two': 'not-run'});
    expect(refused.events.filter(({type}) => type === 'refused')).toMatchObject([
      {host: 'one', en: 'test is applied here and requires base; take it back first: runbook undo test'},
      {host: 'two'},
    ]);
    expect((await undo(hosts)).exitCode).toBe(0);
    expect((await undo(hosts, {runbook: 'base'})).statuses).toEqual({'base one': 'passed', 'base two': 'passed'});
  });

  it('conflicts both ways, whichever of the two says so', async () => {
    await exec(hosts, base, {runbook: 'base', conflicts: ['test']});
    const done = await exec(hosts, above);
    expect(done.exitCode).toBe(3);
    expect(done.events.find(({type}) => type === 'refused')).toMatchObject({
      host: 'one',
      en: 'base is applied here, which conflicts with test; take it back first: runbook undo base',
    });
    await undo(hosts, {runbook: 'base'});
    expect((await exec(hosts, above)).exitCode).toBe(0);
  });
});
