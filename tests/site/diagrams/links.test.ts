import {readFile} from 'node:fs/promises';
import {expect, test} from 'vitest';
import {listSlugs, pages} from '../built-page.ts';
import {diagrams} from './all-diagrams.ts';

/** Pages of the concepts, which the tree of pages has (CONTENT: "Page tree"). */
const concepts = ['overview', 'architecture', 'control-plane', 'node', 'pod', 'service', 'networking'];

const hrefs = diagrams.flatMap(({language, wide, narrow}) =>
  [wide, narrow].flatMap((scene) =>
    [...scene.boxes, ...scene.frames].map(({href}) => ({language, href: href ?? 'a part without a link'})),
  ),
);

test('every part links to a page of its language', async () => {
  const slugs = new Set([...(await listSlugs()), ...concepts.map((name) => `concepts/${name}`)]);
  const wrong = hrefs.filter(({language, href}) => {
    const [, slug] = (language === 'en' ? /^\/en\/(.+)\/(?:#|$)/ : /^\/(?!en\/)(.+)\/(?:#|$)/).exec(href) ?? [];
    return slug === undefined || !slugs.has(slug);
  });
  expect(wrong).toEqual([]);
});

test('every anchor is a step of its page', async () => {
  const anchored = [...new Set(hrefs.map(({href}) => href.replace(/^\/en/, '')))].filter((href) => href.includes('#'));
  expect(anchored.length).toBeGreaterThan(0);
  for (const href of anchored) {
    const [path = '', step = ''] = href.split('#');
    const page = await readFile(`${pages}${path.slice(0, -1)}.mdx`, 'utf8');
    expect(page, href).toContain(`<Step id="${step}"`);
  }
});
