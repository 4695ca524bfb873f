import fc from 'fast-check';
import {expect, test} from 'vitest';
import {hasValues, readFragment, writeFragment} from '../../../src/site/values/share.ts';

test('what a link takes along comes back', () => {
  const text = fc.string({unit: 'binary'}).filter((each) => each.isWellFormed());
  fc.assert(
    fc.property(fc.dictionary(text, text), (parameters) => {
      const fragment = writeFragment({format: 1, parameters});
      expect(fragment).toMatch(/^#values=[\w-]+$/);
      expect(hasValues(fragment)).toBe(true);
      expect(JSON.stringify(readFragment(fragment))).toBe(JSON.stringify({format: 1, parameters}));
    }),
  );
});

test('any other fragment is none, and a torn one cannot be read', () => {
  expect(hasValues('#etcd-start')).toBe(false);
  for (const torn of [
    '#values=',
    '#values=%%%',
    '#values=abc',
    `${writeFragment({format: 1, parameters: {a: 'b'}}).slice(0, -9)}`,
  ]) {
    expect(readFragment(torn), torn).toBeUndefined();
  }
});
