import {expect, test} from 'vitest';
import {formatNumber} from '../../../src/lab/kube-state-metrics/number.ts';
import {parseMilliQuantity} from '../../../src/lab/kube-state-metrics/quantity.ts';

test.each([
  ['0', 0],
  ['2', 2000],
  ['4.3', 4300],
  ['.5', 500],
  ['100m', 100],
  ['1u', 1],
  ['1500000n', 2],
  ['2e3', 2_000_000],
  ['1E', 1e21],
  ['3G', 3e12],
  ['1.5Gi', 1_610_612_736_000],
  ['-1', -1000],
])('the quantity %s has %d thousandths', (text, milli) => {
  expect(parseMilliQuantity(text)).toBe(milli);
});

test.each(['', 'Mi', '1Q', '1 Gi', 'one'])('%j is no quantity', (text) => {
  expect(() => parseMilliQuantity(text)).toThrow(/not a quantity/);
});

test.each([
  [0, '0'],
  [1, '1'],
  [4.3, '4.3'],
  [555, '555'],
  [999_999, '999999'],
  [1e6, '1e+06'],
  [1_501_569_018, '1.501569018e+09'],
  [0.0001, '0.0001'],
  [0.00001, '1e-05'],
  [-2_500_000, '-2.5e+06'],
])('%d is written as %s', (value, text) => {
  expect(formatNumber(value)).toBe(text);
});
