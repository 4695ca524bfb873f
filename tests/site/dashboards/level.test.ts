import {expect, test} from 'vitest';
import {findLevel} from '../../../src/site/dashboards/level.ts';

const thresholds = {
  mode: 'absolute' as const,
  steps: [
    {color: 'green' as const, value: null},
    {color: 'yellow' as const, value: 1},
    {color: 'red' as const, value: 5},
  ],
};

test.each([
  [-1, 'green'],
  [0.99, 'green'],
  [1, 'yellow'],
  [4.9, 'yellow'],
  [5, 'red'],
  [100, 'red'],
])('%d is %s: a threshold counts from its own value on', (value, level) => {
  expect(findLevel(value, thresholds)).toBe(level);
});

test('without thresholds there is no level', () => {
  expect(findLevel(7, undefined)).toBe('plain');
});
