import {expect, test} from 'vitest';
import {digestSteps, digestVerdict} from '../../src/mutate/digest-steps.ts';
import {equivalentsSchema, listOpenReasons, listReasons, listStrays} from '../../src/mutate/equivalents.ts';
import {parseResults, selectKnown, type Result} from '../../src/mutate/known-results.ts';
import type {Mutant} from '../../src/mutate/mutant.ts';
import {renderSummary, renderVerdict} from '../../src/mutate/render.ts';
import {summarize} from '../../src/mutate/summarize.ts';
import type {Verdict} from '../../src/mutate/verdict.ts';
import {checkBlock, createStep, runBlock, undoBlock} from '../helpers/blocks.ts';
import {planSteps} from '../helpers/plan-input.ts';

/** Steps of a run block and a check each: `act/check`. */
const digests = (...codes: readonly string[]) =>
  digestSteps(
    planSteps(
      codes.map((code, index) => {
        const [act = '', check = 'true'] = code.split('/');
        return createStep(`s${index}`, [runBlock(act), checkBlock(check)]);
      }),
    ).steps,
  );

const mutants = ['s0: a', 's0: b', 's1: c', 's1: d'].map((id, index): Mutant => ({
  id,
  step: id.slice(0, 2),
  mutator: 'line',
  file: 'content/docs/page.mdx',
  line: 10 + index,
  before: '  touch a',
  after: index === 0 ? undefined : '  :',
}));

const noticed = (by: 'step' | 'check' | 'later' | 'verify'): Verdict => ({
  status: 'noticed',
  by,
  step: 's1',
  host: 'master',
  detail: 'no',
});

const result = (id: string, verdict: Verdict): Result => ({
  format: 1,
  id,
  at: '2026-01-31T00:00:00Z',
  seconds: 1,
  verdict,
  digest: digestVerdict(digests('a', 'b'), verdict, id.slice(0, 2)),
});

test.each<[string, Verdict, readonly string[]]>([
  ['unnoticed: on all', {status: 'unnoticed'}, []],
  ['noticed by the step: on what acts up to it', noticed('step'), ['a/x b', 'a B', 'a b/x']],
  ['noticed by its check: on that check, too', noticed('check'), ['a B', 'a b/x']],
  ['noticed by a later step: on what acts up to there and on the check there', noticed('later'), ['a/x b']],
  ['noticed at the end: on all that acts and on the check that noticed it', noticed('verify'), ['a/x b']],
])('a result holds while what it rests on is as it was. %s', (_, verdict, holds) => {
  const edits = ['a b', 'A b', 'a/x b', 'a B', 'a b/x'];
  const known = edits.filter(
    (edit) => selectKnown(mutants, [result('s0: a', verdict)], digests(...edit.split(' '))).size === 1,
  );
  expect(known).toEqual(['a b', ...edits.filter((edit) => holds.includes(edit))]);
});

test('undo is no part of it', () => {
  const digest = (...blocks: Parameters<typeof createStep>[1]) =>
    digestSteps(planSteps([createStep('a', blocks)]).steps).get('a');
  expect(digest(runBlock('a'))).toEqual(digest(runBlock('a'), undoBlock('true')));
});

test('the last result of a mutant counts, and a torn line is none', () => {
  const lines = [result('s0: a', {status: 'unnoticed'}), result('s0: a', noticed('step'))];
  const text = `${lines.map((line) => JSON.stringify(line)).join('\n')}\n{"format":1,"id":"s0`;
  expect(parseResults(text)).toEqual(lines);
  expect(selectKnown(mutants, parseResults(text), digests('a', 'b')).get('s0: a')?.verdict.status).toBe('noticed');
  expect(parseResults(JSON.stringify({...lines[0], format: 2}))).toEqual([]);
});

test('equivalents have a reason in both languages; those that no mutant has are named', () => {
  const equivalents = equivalentsSchema.parse([{zh: '因为', en: 'because', mutants: ['s1: d', 's9: gone']}]);
  expect(listStrays(equivalents, mutants)).toEqual(['s9: gone']);
  expect(listReasons(equivalents, mutants)).toEqual(new Map([['s1: d', {zh: '因为', en: 'because'}]]));
  const all = equivalentsSchema.parse([{zh: '因为', en: 'because', mutants: ['s0: *', '*: (c|d)']}]);
  expect([...listReasons(all, mutants).keys()]).toEqual(['s0: a', 's0: b']);
  expect(listStrays(all, mutants)).toEqual(['*: (c|d)']);
  expect(equivalentsSchema.safeParse([{en: 'because', mutants: ['s1: d']}]).success).toBe(false);
});

test('the score is of those that ran; equivalents count apart', () => {
  const results = new Map([
    ['s0: a', result('s0: a', {status: 'unnoticed'})],
    ['s0: b', result('s0: b', noticed('later'))],
  ]);
  const summary = summarize(mutants, results, new Set(['s1: d']));
  expect(summary).toMatchObject({mutants: 4, equivalent: 1, left: 1, noticed: 1, score: 50});
  expect(renderSummary(summary)).toMatchInlineSnapshot(`
    "4 mutants: 1 noticed, 1 unnoticed, 1 judged equivalent, 1 left
    noticed by: lint 0, the step itself 0, the step's check 0, a later step 1, verify at the end 0

    unnoticed:
      s0: a
          content/docs/page.mdx:10
          - touch a

    score 50.0 %"
  `);
  expect(summarize(mutants, new Map(), new Set()).score).toBe(100);
});

test('what stands in the way of a check is said of those that it could notice, which count as unnoticed', () => {
  const judged = [
    {zh: '相同', en: 'the same', mutants: ['s1: *']},
    {open: true as const, zh: '还看不到', en: 'not seen yet', mutants: ['s0: a']},
  ];
  expect([...listReasons(judged, mutants).keys()]).toEqual(['s1: c', 's1: d']);
  const results = new Map([['s0: a', result('s0: a', {status: 'unnoticed'})]]);
  const summary = summarize(mutants, results, new Set(['s1: c', 's1: d']), listOpenReasons(judged, mutants));
  expect(summary).toMatchObject({equivalent: 2, left: 1, score: 0});
  expect(renderSummary(summary)).toContain('open: not seen yet');
});

test('a verdict in words', () => {
  expect(renderVerdict(noticed('step'))).toBe('noticed by the step itself: no');
  expect(renderVerdict(noticed('later'))).toBe('noticed by a later step (s1 on master): no');
  expect(renderVerdict({status: 'unnoticed'})).toBe('UNNOTICED');
});
