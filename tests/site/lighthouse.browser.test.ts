import {expect, test} from 'vitest';
import {chooseSlowdown, measurePages} from '../../tools/measure-pages.ts';
import {sample} from '../../tools/sample.ts';
import {addressOf, listSlugs} from './built-page.ts';

const seed = Number(process.env['LIGHTHOUSE_SEED'] ?? 1);

test(`a sample of pages has a hundred in every category, seed ${seed}`, {timeout: 600_000}, async () => {
  const addresses = (await listSlugs()).flatMap((slug) => [addressOf(slug, 'zh'), addressOf(slug, 'en')]);
  const below: string[] = [];
  for await (const {address, scores, slowdown, failed} of measurePages(sample(addresses, 3, seed))) {
    const {performance, ...others} = scores;
    if (Object.values(others).some((score) => score < 100)) below.push(`${address}: ${failed.join(', ')}`);
    // A machine that is as slow as a phone, or too busy, says nothing about performance: `npm run lighthouse` on a better one does.
    if (slowdown > 1 && performance < 100) below.push(`${address}: performance ${performance}`);
  }
  expect(below).toEqual([]);
});

test.each([
  [1800, 4],
  [1200, 2],
  [900, 2],
  [400, 1],
  [90, 1],
])('a machine with the index %s is slowed ×%s', (index, slowdown) => {
  expect(chooseSlowdown(index)).toBe(slowdown);
});
