import {expect, test} from 'vitest';
import {applyMutant} from '../../src/mutate/apply-mutant.ts';
import {batchMutants, chooseMutants} from '../../src/mutate/choose-mutants.ts';
import {choosePoints, findPoint} from '../../src/mutate/choose-points.ts';
import {createPage, mutantsOf} from './page.ts';

const text = createPage('```bash\nchmod 0600 a\nchmod 0600 b\nchmod 0600 c\nchmod 0600 d\n```');
const mutants = mutantsOf(text);

test('a mutant differs from its page by its line alone', () => {
  const mutant = mutants.find(({id}) => id === 'it: run: 0600 → 0644 (2)')!;
  expect(applyMutant(text, mutant)).toBe(text.replace('0600 b', '0644 b'));
  expect(applyMutant(text, {...mutant, after: undefined})).toBe(text.replace('chmod 0600 b\n', ''));
});

test('a page that was edited meanwhile is refused', () => {
  expect(() => applyMutant(`\n${text}`, mutants[0]!)).toThrow('content/docs/page.mdx:5 is not the line');
});

test('the same seed draws the same mutants, in page order, and another seed others', () => {
  const draw = (seed: string) => chooseMutants(mutants, 4, seed).map(({id}) => id);
  expect(draw('1')).toEqual(draw('1'));
  expect(draw('1')).not.toEqual(draw('2'));
  expect(draw('1')).toEqual(mutants.map(({id}) => id).filter((id) => draw('1').includes(id)));
  expect(chooseMutants(mutants, 1000, '1')).toEqual(mutants);
});

test('an edit elsewhere leaves the rest of the draw as it was', () => {
  const before = chooseMutants(mutants, 4, '1').map(({id}) => id);
  const fewer = mutants.filter(({id}) => before.includes(id) || id.includes('drop'));
  expect(chooseMutants(fewer, 4, '1').map(({id}) => id)).toEqual(before);
});

test('batches are in page order, and the first ones are what a smaller count draws', () => {
  const batched = batchMutants(mutants, 4, '1');
  expect(batched.slice(0, 4)).toEqual(chooseMutants(mutants, 4, '1'));
  expect(batched.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
    mutants.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  );
});

test('points stand where more than the bound would have to be done again', () => {
  const steps = ['a', 'b', 'c', 'd', 'e'];
  const seconds = new Map(Object.entries({a: 1, b: 1.5, c: 9, d: 0.1}));
  const points = choosePoints(steps, seconds, 2);
  expect(points).toEqual(['a', 'c', 'd']);
  expect(steps.map((step) => findPoint(step, steps, points))).toEqual(['a', 'a', 'c', 'd', 'd']);
  expect(choosePoints(steps, new Map(), 2)).toEqual(['a']);
});
