import {readFile} from 'node:fs/promises';
import {beforeAll, expect, test} from 'vitest';
import {extractPage} from '../../src/extract/extract-page.ts';
import type {Step} from '../../src/model/step.ts';
import {addressOf, listSlugs, loadBuiltPages, pages, type BuiltPage} from './built-page.ts';
import {listSteps, type BuiltStep} from './built-steps.ts';

let built: ReadonlyMap<string, BuiltPage>;
let slugs: readonly string[];

beforeAll(async () => {
  built = new Map((await loadBuiltPages()).map((page) => [page.path, page]));
  slugs = await listSlugs();
});

test('every page exists in both languages', () => {
  const expected = slugs.flatMap((slug) => [addressOf(slug, 'zh'), addressOf(slug, 'en')]);
  expect([...built.keys()].filter((path) => path !== '/404.html').sort()).toEqual(expected.sort());
});

test('every step is built in both languages, in the order of its page, with every block', async () => {
  let count = 0;
  for (const slug of slugs) {
    const steps = (await extractSteps(slug)).map(({id, blocks}) => ({id, kinds: blocks.map(({kind}) => kind)}));
    count += steps.length;
    for (const language of ['zh', 'en'] as const) {
      const shown = stepsOf(slug, language).map(({id, blocks}) => ({id, kinds: blocks.map(({kind}) => kind)}));
      expect(shown, addressOf(slug, language)).toEqual(steps);
    }
  }
  expect(count).toBeGreaterThan(0);
});

test('both languages show and copy the same text', () => {
  for (const slug of slugs) expect(stepsOf(slug, 'en'), slug).toEqual(stepsOf(slug, 'zh'));
});

function stepsOf(slug: string, language: 'zh' | 'en'): BuiltStep[] {
  const page = built.get(addressOf(slug, language));
  if (page === undefined) throw new Error(`not built: ${addressOf(slug, language)}`);
  return listSteps(page);
}

async function extractSteps(slug: string): Promise<readonly Step[]> {
  const {page} = extractPage(`content/docs/${slug}.mdx`, await readFile(`${pages}/${slug}.mdx`, 'utf8'));
  return page?.language === 'zh' ? page.steps : [];
}
