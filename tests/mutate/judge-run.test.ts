import {expect, test} from 'vitest';
import type {Event} from '../../src/model/event.ts';
import type {Outcome} from '../../src/model/outcome.ts';
import {judgeRun, type RunEnd} from '../../src/mutate/judge-run.ts';
import {createFailedRun, failure} from '../report/events.ts';

const steps = ['hosts-file', 'etcd-archive', 'etcd-start', 'etcd-backup'];

const judge = (mutated: string, end: Partial<RunEnd>) =>
  judgeRun({command: 'exec', exitCode: 1, events: [], said: '', ...end}, mutated, steps);

const failed = (kind: 'run' | 'check'): readonly Event[] =>
  createFailedRun({status: 'failed', seconds: 1, failure: {...failure, kind}});

test('exit 0 has passed so far', () => {
  expect(judge('etcd-start', {exitCode: 0})).toEqual({status: 'passed'});
});

test('a page that is refused before any host is noticed by lint', () => {
  const verdict = judge('etcd-start', {said: 'a.mdx:1:1\nerror: there are problems\n'});
  expect(verdict).toEqual({status: 'noticed', by: 'lint', step: '', host: '', detail: 'error: there are problems'});
});

test.each([
  ['etcd-start', 'run', 'step'],
  ['etcd-start', 'check', 'check'],
  ['etcd-archive', 'run', 'later'],
  ['etcd-archive', 'check', 'later'],
] as const)('damage of %s, a failed %s of etcd-start: by %s', (mutated, kind, by) => {
  expect(judge(mutated, {events: failed(kind)})).toMatchObject({
    status: 'noticed',
    by,
    step: 'etcd-start',
    detail: `${kind} at line 47, exit-code: See "journalctl -xe" & <more>.`,
  });
});

test('a host that was lost is noticed, by the step that lost it', () => {
  const outcome: Outcome = {status: 'unreachable', detail: 'the connection was lost'};
  const verdict = judge('etcd-start', {exitCode: 3, events: createFailedRun(outcome)});
  expect(verdict).toMatchObject({by: 'step', detail: 'the connection was lost'});
});

test('a failure of verify is its own, whatever the step', () => {
  expect(judge('etcd-backup', {command: 'verify', events: failed('check')})).toMatchObject({by: 'verify'});
});

test('a step before the mutant says nothing of it, and neither does a lab that is not there', () => {
  expect(judge('etcd-backup', {events: failed('run')})).toMatchObject({status: 'void'});
  expect(judge('etcd-start', {exitCode: 3, said: 'no lab'})).toEqual({status: 'void', why: 'exit 3: no lab'});
  expect(judge('etcd-start', {exitCode: 130})).toMatchObject({status: 'void'});
});
