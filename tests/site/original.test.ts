import {beforeAll, expect, test} from 'vitest';
import {unsupportedTexts} from '../../src/site/original/unsupported.ts';
import {findElements, hasClass, listSlugs, loadBuiltPages, textOf, type BuiltPage} from './built-page.ts';

let built: readonly BuiltPage[];
let slugs: readonly string[];

beforeAll(async () => {
  built = await loadBuiltPages();
  slugs = (await listSlugs()).filter((slug) => slug.startsWith('original/'));
});

test.each(['zh', 'en'] as const)('every page of the original note warns before anything else, %s', (language) => {
  expect(slugs.length).toBeGreaterThan(0);
  for (const slug of slugs) {
    const [content] = findElements(findPage(slug, language), (element) => hasClass(element, 'sl-markdown-content'));
    const [first] = content === undefined ? [] : content.children.filter((child) => child.type === 'element');
    expect(first && textOf(first), slug).toContain(unsupportedTexts.title[language]);
  }
});

test('no step of the original note claims to be verified', () => {
  const steps = slugs.flatMap((slug) => findElements(findPage(slug, 'zh'), (element) => hasClass(element, 'step')));
  expect(steps.length).toBeGreaterThan(0);
  for (const step of steps) {
    const standings = findElements(step, ({properties}) => 'dataStanding' in properties);
    expect(standings.map(({properties}) => properties['dataStanding'])).toEqual(['not-verified']);
  }
});

function findPage(slug: string, language: 'zh' | 'en'): BuiltPage['tree'] {
  const path = `${language === 'en' ? '/en' : ''}/${slug}/`;
  const page = built.find((each) => each.path === path);
  if (page === undefined) throw new Error(`${path} is not built`);
  return page.tree;
}
