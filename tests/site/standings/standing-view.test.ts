import {expect, test} from 'vitest';
import type {Evidence} from '../../../src/model/evidence.ts';
import type {Step} from '../../../src/model/step.ts';
import {describeTag, digestBlock, listSent} from '../../../src/evidence/digest-step.ts';
import {describeStanding, renderStandings, summarizeStandings} from '../../../src/site/standings/describe-standing.ts';
import {createStandings, listBlockOutputs, type TargetEvidence} from '../../../src/site/standings/standing-view.ts';
import {countStandings, findBestStanding} from '../../../src/site/runbook-page.ts';
import type {StepView} from '../../../src/site/step-view.ts';
import {captureBlock, checkBlock, createStep, runBlock} from '../../helpers/blocks.ts';
import {createContextOf} from '../../helpers/evidence.ts';
import {parameter} from '../../helpers/plan-input.ts';

const parameters = {
  etcd: {...parameter('version', '3.6.14'), title: {zh: 'etcd 版本', en: 'etcd version'}},
  url: parameter('string', 'https://x.org'),
};
const install = createStep('install', [runBlock('get {{url}} {{etcd}}')]);
const start = createStep('start', [runBlock('start'), checkBlock('ask'), captureBlock('a', 'string', 'cat')], {
  uses: ['install'],
});
const steps = [install, start];

/** What a run of the steps would have left: every block on two hosts, the check with an output of each host's own. */
function createTarget(of: readonly Step[], more: Partial<Evidence> = {}): TargetEvidence {
  const ran = (host: string) => [
    {block: 0, output: 'same'},
    {block: 1, output: `from ${host}`},
  ];
  return {
    title: {zh: '实验环境', en: 'The lab'},
    context: createContextOf(of, {parameters}),
    evidence: {
      format: 1,
      runbook: 'test',
      target: 'lab',
      head: {at: '2026-11-25T18:00:00.000Z', seconds: 5, steps: {install: 0.1, start: 4}},
      values: {
        etcd: {shown: '3.6.14', ran: '3.4.23'},
        url: {shown: 'https://x.org', ran: 'http://mirror'},
      },
      steps: of.map((step) => ({
        step: step.id,
        tag: describeTag(step),
        blocks: listSent(step).map(digestBlock),
        values: step.id === 'install' ? ['etcd', 'url'] : [],
        hosts: ['n1', 'n2'].map((host) => ({host, outcome: 'passed', ran: ran(host)})),
      })),
      ...more,
    },
  };
}

test('a step says on what, when and with which versions it ran; a version that it uses counts, another value does not', () => {
  const target = createTarget(steps);
  const [own] = createStandings(install, [target], steps);
  expect(own).toMatchObject({is: 'verified', day: '2026-11-25', seconds: 0.1});
  expect(describeStanding(own!, 'en')).toEqual([
    'The lab',
    '2026-11-25',
    'with etcd 3.4.23, 1 more value differs',
    '0.1 s',
  ]);
  const used = createStandings(start, [target], steps);
  expect(used[0]?.differing.map(({name}) => name)).toEqual(['etcd']);
  expect(renderStandings(used, 'zh')).toEqual(['已验证 · 实验环境 · 2026-11-25 · 运行的是 etcd 3.4.23 · 4 秒']);
  const alone = createStandings({...start, uses: []}, [createTarget([{...start, uses: []}])], steps);
  expect(renderStandings(alone, 'en')).toEqual(['Verified · The lab · 2026-11-25 · as shown · 4 s']);
});

test('a step is simulated, stale or not verified as its evidence says', () => {
  const simulated = createTarget(steps);
  simulated.evidence.steps[0]!.simulated = {zh: '假的', en: 'Not for real'};
  expect(createStandings(install, [simulated], steps)[0]).toMatchObject({
    is: 'simulated',
    simulated: {en: 'Not for real'},
  });
  const edited = {...start, blocks: [runBlock('start now'), ...start.blocks.slice(1)]};
  expect(renderStandings(createStandings(edited, [simulated], steps), 'en')).toEqual([
    'Stale · The lab · 2026-11-25 · a block was changed since · 4 s',
  ]);
  const other = createTarget(steps, {values: {url: {shown: 'https://y.org', ran: 'http://mirror'}}});
  expect(renderStandings(createStandings(install, [other], steps), 'zh')).toEqual([
    '已过时 · 实验环境 · 2026-11-25 · 之后改过 url：https://y.org → https://x.org · 0.1 秒',
  ]);
  const unknown = createStep('new', [runBlock('true')]);
  expect(renderStandings(createStandings(unknown, [simulated], steps), 'en')).toEqual(['Not verified']);
  expect(renderStandings(createStandings(unknown, [], steps), 'zh')).toEqual(['未验证']);
});

test('hosts that printed the same share an output; a block that was changed, or never ran, has none', () => {
  const target = createTarget(steps);
  const lines = start.blocks.map(({position}) => position.line);
  const outputs = listBlockOutputs(start, [target]);
  expect(outputs.get(lines[0]!)?.map(({hosts, text}) => [hosts.join(' '), text])).toEqual([['n1 n2', 'same']]);
  expect(outputs.get(lines[1]!)?.map(({hosts, text}) => [hosts.join(' '), text])).toEqual([
    ['n1', 'from n1'],
    ['n2', 'from n2'],
  ]);
  expect(outputs.get(lines[2]!)).toBeUndefined();
  const edited = {...start, blocks: [runBlock('start now'), ...start.blocks.slice(1)]};
  expect([...listBlockOutputs(edited, [target]).values()].every((each) => each === undefined)).toBe(true);
});

test('a runbook counts the best that any target says of each step', () => {
  const view = (...all: StepView['standings'][number]['is'][]) =>
    ({standings: all.map((is) => ({is}))}) as unknown as StepView;
  expect(findBestStanding(view('stale', 'verified'))).toBe('verified');
  expect(findBestStanding(view())).toBe('not-verified');
  const counts = countStandings([view('verified'), view('simulated', 'stale'), view('stale'), view()]);
  expect(counts).toEqual({verified: 1, simulated: 1, stale: 1, 'not-verified': 1});
  expect(summarizeStandings(counts, 'zh')).toBe('1 个步骤已验证，1 个部分模拟，1 个已过时，1 个未验证');
  expect(summarizeStandings({...counts, stale: 0}, 'en')).toBe('1 verified, 1 simulated in part, 1 not verified');
});
