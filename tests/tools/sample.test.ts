import {expect, test} from 'vitest';
import {sample} from '../../tools/sample.ts';

const items = Array.from({length: 50}, (_, index) => index);

test('a seed gives the same sample again, in order, without repeats', () => {
  const chosen = sample(items, 5, 7);
  expect(chosen).toEqual(sample(items, 5, 7));
  expect(chosen).toEqual([...new Set(chosen)].sort((a, b) => a - b));
  expect(chosen).toHaveLength(5);
});

test('seeds differ, and over many of them every item is met', () => {
  const samples = Array.from({length: 200}, (_, seed) => sample(items, 3, seed));
  expect(new Set(samples.map(String)).size).toBeGreaterThan(190);
  expect(new Set(samples.flat()).size).toBe(items.length);
});

test('more than there are is all of them', () => {
  expect(sample([1, 2], 5, 1)).toEqual([1, 2]);
});
