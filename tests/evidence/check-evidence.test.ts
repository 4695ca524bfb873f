import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {checkEvidence} from '../../src/evidence/check-evidence.ts';
import {compareEvidence} from '../../src/evidence/compare-evidence.ts';
import type {Evidence} from '../../src/model/evidence.ts';
import type {Problem} from '../../src/model/problem.ts';
import type {Block, Step} from '../../src/model/step.ts';
import {checkBlock, createStep, fileBlock, runBlock, undoBlock} from '../helpers/blocks.ts';
import {createContextOf, createRunbookOf, proveWhole, type ProveOptions} from '../helpers/evidence.ts';
import {createOwnHosts, type OwnHosts} from '../helpers/own-hosts.ts';
import {parameter} from '../helpers/plan-input.ts';

const file = 'runbooks/evidence/test/default.json';
const sample = (code: string): Block => ({
  kind: 'output',
  code,
  language: 'text',
  raw: false,
  when: undefined,
  position: {line: 1, column: 1},
});

describe.runIf(process.getuid?.() === 0)('evidence against the pages', () => {
  let hosts: OwnHosts;
  let evidence: Evidence;
  const parameters = {version: parameter('version', '1.2.3')};
  const one = createStep('one', [
    fileBlock('/srv/one', 'x', {mode: '0600'}),
    runBlock('echo version {{version}}; echo 1; echo 2; echo done'),
    checkBlock('true'),
    undoBlock('true'),
  ]);
  const two = createStep('two', [runBlock('true'), undoBlock('true')], {uses: ['one']});
  const simulated = [{step: 'two', zh: '假的', en: 'Not for real'}];
  const options = {parameters, simulated, given: {version: '1.0.0'}};

  beforeAll(async () => {
    hosts = await createOwnHosts('m1', 'n1');
    ({evidence} = await proveWhole(hosts, [one, two], options));
  });
  afterAll(() => hosts[Symbol.asyncDispose]());

  const check = (steps: readonly Step[], more: ProveOptions = {}, of: Evidence = evidence): readonly string[] =>
    checkEvidence(
      of,
      file,
      createRunbookOf(steps, {...options, ...more}).runbook,
      createContextOf(steps, {...options, ...more}),
    ).map(show);
  const show = ({code, file: where, position}: Problem): string =>
    `${code} ${where.replace(/^.*\//, '')}:${String(position.line)}`;
  const edit = (step: Step, place: number, change: Partial<Block>): Step => ({
    ...step,
    blocks: step.blocks.map((block, index) => (index === place ? ({...block, ...change} as Block) : block)),
  });

  it('agrees with the pages as they ran, prose moved or not', () => {
    expect(check([one, two])).toEqual([]);
    const moved = {
      ...one,
      heading: 'Another',
      blocks: one.blocks.map((block) => ({...block, position: {line: 99, column: 1}})),
    };
    expect(check([moved, two])).toEqual([]);
  });

  it.each<[string, number, Partial<Block>]>([
    ['a character of a run block', 1, {code: 'echo version {{version}}; echo 1; echo 2; echo Done'}],
    ['a character of a check', 2, {code: 'true '}],
    ['a character of an undo', 3, {code: ': true'}],
    ['a path', 0, {path: '/srv/One'}],
    ['a mode', 0, {mode: '0644'}],
    ['an owner', 0, {owner: 'root:adm'}],
    ['a time', 2, {withinSeconds: 3}],
    ['a condition', 1, {when: {name: 'version', operator: '>', literal: '1.0'}}],
    ['a hole that is none', 1, {raw: true}],
  ])('is stale after a change of %s, at the block', (_, place, change) => {
    expect(check([edit(one, place, change), two])).toEqual([
      `evidence-stale-block page.mdx:${String(20 + 10 * place)}`,
    ]);
  });

  it('is stale where blocks, hosts, users, order or steps are others', () => {
    const more = createStep('one', [...one.blocks, runBlock('true')]);
    expect(check([more, two])).toEqual(['evidence-stale-block page.mdx:60']);
    expect(check([{...one, blocks: one.blocks.slice(0, 3)}, two])).toEqual(['evidence-stale-block page.mdx:10']);
    expect(check([{...one, on: {role: 'master', first: false}}, two])).toEqual(['evidence-stale-tag page.mdx:10']);
    expect(check([{...one, serial: true}, two])).toEqual(['evidence-stale-tag page.mdx:10']);
    expect(check([one, {...two, uses: []}])).toEqual(['evidence-stale-tag page.mdx:10']);
    expect(check([two, one])).toEqual(['evidence-order page.mdx:10']);
    expect(check([one, two, createStep('three', [])])).toEqual(['evidence-no-step page.mdx:10']);
    expect(check([one], {simulated: []})).toEqual(['evidence-unknown-step default.json:1']);
  });

  it('is stale where a value that a step uses is another, on the page or on the target', () => {
    expect(check([one, two], {parameters: {version: parameter('version', '1.2.4')}})).toEqual([
      'evidence-stale-value page.mdx:10',
    ]);
    expect(check([one, two], {target: {version: '9.9.9'}})).toEqual(['evidence-stale-value page.mdx:10']);
    expect(check([one, two], {parameters: {...parameters, other: parameter('string', 'new')}})).toEqual([]);
  });

  it('must say what the target cannot show, in its words', () => {
    expect(check([one, two], {simulated: []})).toEqual(['evidence-simulated page.mdx:10']);
    const also = [...simulated, {step: 'one', zh: '也是', en: 'This as well'}];
    expect(check([one, two], {simulated: also})).toEqual(['evidence-simulated page.mdx:10']);
    const hidden = {...evidence, steps: evidence.steps.map((step) => ({...step, simulated: undefined}))};
    expect(check([one, two], {}, hidden)).toEqual(['evidence-simulated page.mdx:10']);
  });

  it.each([
    ['version 1.0.0\n1\n2\ndone', true],
    ['version {{version}}\n1\n2\ndone', true],
    ['version {{unknown_word}}\n1\n2\ndone', true],
    ['version {{version}}\n…\ndone', true],
    ['…\ndone', true],
    ['version {{version}}\n…', true],
    ['version {{version}}\n1\n…\n2\ndone', true],
    ['version 1.2.3\n1\n2\ndone', false],
    ['version {{version}}\n1\ndone', false],
    ['version {{version}}\n…\nDone', false],
    ['ersion {{version}}\n…', false],
  ])('takes the sample %j for what was printed: %j', (code, same) => {
    const shown = {...one, blocks: [...one.blocks.slice(0, 2), sample(code), ...one.blocks.slice(2)]};
    expect(check([shown, two])).toEqual(same ? [] : ['evidence-sample page.mdx:1']);
  });

  it('is told apart from that of another run by any outcome, output or version, never by date and durations', () => {
    const {runbook} = createRunbookOf([one, two], options);
    const compare = (change: (copy: Evidence) => void): readonly string[] => {
      const copy = structuredClone(evidence);
      change(copy);
      return compareEvidence(copy, evidence, file, runbook).map(show);
    };
    expect(compare((copy) => (copy.head = {at: '2020-01-01T00:00:00Z', seconds: 1, steps: {}}))).toEqual([]);
    expect(compare((copy) => (copy.values['version'] = {shown: '1.2.3', ran: '1.2.3'}))).toEqual([
      'evidence-other-value default.json:1',
    ]);
    expect(compare((copy) => (copy.steps[0]!.hosts[1]!.ran[1]!.output = 'version 1.0.0'))).toEqual([
      'evidence-other-output page.mdx:30',
    ]);
    expect(compare((copy) => copy.steps[0]!.hosts[0]!.ran.pop())).toEqual(['evidence-other-output page.mdx:40']);
    expect(compare((copy) => copy.steps[0]!.hosts.pop())).toEqual(['evidence-other-output page.mdx:20']);
    expect(compare((copy) => (copy.steps[0]!.blocks[0]!.digest = '0'.repeat(32)))).toEqual([
      'evidence-other-step page.mdx:10',
    ]);
    expect(compare((copy) => delete copy.steps[1]!.simulated)).toEqual(['evidence-other-step page.mdx:10']);
    expect(compare((copy) => copy.steps.pop())).toEqual(['evidence-other-step page.mdx:10']);
    expect(compare((copy) => copy.steps.reverse())).toEqual(['evidence-other-order default.json:1']);
  });
});
