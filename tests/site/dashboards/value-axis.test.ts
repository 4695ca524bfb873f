import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createTicks, createValueAxis} from '../../../src/site/dashboards/value-axis.ts';

test.each<[number, number, number[]]>([
  [0, 1, [0, 0.25, 0.5, 0.75, 1]],
  [0, 0.3, [0, 0.1, 0.2, 0.3]],
  [0, 7, [0, 2, 4, 6, 8]],
  [-3, 5, [-4, -2, 0, 2, 4, 6]],
])('from %d to %d', (low, high, ticks) => {
  expect(createTicks(low, high)).toEqual(ticks);
});

test('ticks are even, few, and hold all between them', () => {
  const number = fc.double({min: -1e9, max: 1e9, noNaN: true});
  fc.assert(
    fc.property(number, fc.double({min: 1e-6, max: 1e9, noNaN: true}), (low, size) => {
      const ticks = createTicks(low, low + size);
      const slack = Math.max(Math.abs(low), size) * 1e-6;
      expect(ticks[0]).toBeLessThanOrEqual(low + slack);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(low + size - slack);
      expect(ticks.length).toBeGreaterThanOrEqual(3);
      expect(ticks.length).toBeLessThanOrEqual(7);
    }),
  );
});

test('labels have a unit and the same digits, from below', () => {
  const axis = createValueAxis([0.002, 0.0124], {unit: 's', min: 0});
  expect(axis.labels).toEqual(['0 ms', '5 ms', '10 ms', '15 ms']);
  expect([axis.min, axis.max]).toEqual([0, 0.015]);
  expect(createValueAxis([0.4, 1.7], {unit: 'short', min: 0}).labels).toEqual(['0.0', '0.5', '1.0', '1.5', '2.0']);
});

test('bytes have round numbers of their own scale', () => {
  const mebi = 1024 ** 2;
  const axis = createValueAxis([55 * mebi], {unit: 'bytes', min: 0});
  expect(axis.labels).toEqual(['0 MiB', '20 MiB', '40 MiB', '60 MiB']);
  expect(axis.max).toBe(60 * mebi);
});

test('ends that the panel sets are kept', () => {
  expect(createValueAxis([0.04], {unit: 'percentunit', min: 0, max: 1}).labels).toEqual([
    '0%',
    '25%',
    '50%',
    '75%',
    '100%',
  ]);
});

test.each([
  ['zero', [0, 0], {min: 0}],
  ['a constant', [5, 5], {}],
  ['a negative constant', [-5, -5], {}],
  ['nothing above the least', [0], {}],
])('a flat line of %s has room around it', (_, values, ends) => {
  const axis = createValueAxis(values, {unit: 'short', ...ends});
  expect(axis.max).toBeGreaterThan(Math.max(...values));
  expect(axis.min).toBeLessThanOrEqual(Math.min(...values));
  expect(axis.labels.length).toBeGreaterThan(1);
});

test('what is counted has no ticks between whole numbers', () => {
  expect(createValueAxis([1, 2], {unit: 'short', min: 0, decimals: 0}).labels).toEqual(['0', '1', '2']);
});
