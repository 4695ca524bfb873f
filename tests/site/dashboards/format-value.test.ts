import {expect, test} from 'vitest';
import {chooseScale, formatValue, type Unit} from '../../../src/site/dashboards/format-value.ts';

test.each<[number, Unit, string]>([
  [0, 'short', '0'],
  [0.12345, 'short', '0.123'],
  [999, 'short', '999'],
  [12_345, 'short', '12.3 K'],
  [-1500, 'short', '-1.5 K'],
  [0.0321, 'percentunit', '3.21%'],
  [0, 'percentunit', '0%'],
  [1, 'percentunit', '100%'],
  [1023, 'bytes', '1023 B'],
  [1024, 'bytes', '1 KiB'],
  [24 * 1024 ** 2, 'bytes', '24 MiB'],
  [0, 'bytes', '0 B'],
  [14_990, 'Bps', '15 kB/s'],
  [0.0000021, 's', '2.1 µs'],
  [0.00186, 's', '1.86 ms'],
  [0, 's', '0 s'],
  [59.5, 's', '59.5 s'],
  [3471, 's', '57.9 min'],
  [7200, 's', '2 h'],
  [200_000, 's', '2.31 d'],
  [0.922, 'reqps', '0.922 req/s'],
  [5e9, 'short', '5 G'],
])('%d %s is %s', (value, unit, text) => {
  expect(formatValue(value, {unit})).toBe(text);
});

test('decimals that a panel sets are not exceeded', () => {
  expect(formatValue(2.4999, {unit: 'short', decimals: 0})).toBe('2');
  expect(formatValue(0.12345, {unit: 'percentunit', decimals: 1})).toBe('12.3%');
});

test('a mapped value is its text, others are numbers', () => {
  const mappings = [{type: 'value' as const, options: {'1': {text: 'elected'}}}];
  expect(formatValue(1, {unit: 'short', mappings})).toBe('elected');
  expect(formatValue(2, {unit: 'short', mappings})).toBe('2');
});

test('nothing has the unit itself, not its smallest part', () => {
  expect(chooseScale('s', 0)).toEqual({factor: 1, suffix: ' s'});
});
