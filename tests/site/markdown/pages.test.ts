import type {Nodes} from 'mdast';
import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {markdownToMdast} from 'satteri';
import {beforeAll, expect, test} from 'vitest';
import {visit} from '../../../src/extract/page/visit.ts';
import {addressOf, dist, listSlugs, loadBuiltPages, type BuiltPage} from '../built-page.ts';
import {findSite} from '../built-head.ts';
import {listSteps} from '../built-steps.ts';

/** The Markdown beside the built pages, and the lists that name it. */
interface MarkdownPage {
  readonly slug: string;
  readonly language: 'zh' | 'en';
  readonly address: string;
  readonly text: string;
  readonly nodes: readonly Nodes[];
}

let pages: readonly MarkdownPage[];
let built: ReadonlyMap<string, BuiltPage>;

beforeAll(async () => {
  built = new Map((await loadBuiltPages()).map((page) => [page.path, page]));
  const slugs = await listSlugs();
  pages = await Promise.all(slugs.flatMap((slug) => [loadMarkdown(slug, 'zh'), loadMarkdown(slug, 'en')]));
});

test('it has the code of every block that the page copies, in the order of the page', () => {
  for (const {slug, language, address, nodes} of pages) {
    const page = built.get(addressOf(slug, language));
    const shown = (page ? listSteps(page) : []).flatMap(({blocks}) => blocks.map((block) => block.shown));
    const codes = nodes.flatMap((node) => (node.type === 'code' ? [node.value] : []));
    const rest = shown.reduce((left: readonly string[], code) => {
      const at = left.indexOf(code);
      expect(at, `${address}: ${code}`).toBeGreaterThanOrEqual(0);
      return left.slice(at + 1);
    }, codes);
    expect(codes.length - rest.length).toBeGreaterThanOrEqual(shown.length);
  }
});

test('it is plain: no component, no import, no word that only a fence of ours has', () => {
  for (const {address, text, nodes} of pages) {
    const prose = nodes.flatMap((node) =>
      node.type === 'html' || node.type === 'paragraph' ? [sourceOf(text, node)] : [],
    );
    expect(
      prose.filter((each) => /^(import|export) |<\/?[A-Z]|^:::/m.test(each)),
      address,
    ).toEqual([]);
    expect(
      nodes.flatMap((node) => (node.type === 'code' && node.meta ? [node.meta] : [])),
      address,
    ).toEqual([]);
    expect(text, address).toMatch(/^# .+\n\n\S.*\n\n\S/);
  }
});

test('its links lead to Markdown that is there, in its language', () => {
  for (const {address, language, nodes} of pages) {
    const own = nodes.flatMap((node) => (node.type === 'link' && node.url.startsWith('/') ? [node.url] : []));
    const paths = own.map((url) => new URL(url, 'https://site.invalid').pathname);
    expect(
      paths.filter((path) => !existsSync(dist + path) || path.endsWith('/')),
      address,
    ).toEqual([]);
    expect(
      paths.filter((path) => path.endsWith('.md') && path.startsWith('/en/') !== (language === 'en')),
      address,
    ).toEqual([]);
  }
});

test.each(['zh', 'en'] as const)('llms.txt lists every page once, %s', async (language) => {
  const text = await readFile(`${dist}${language === 'en' ? '/en' : ''}/llms.txt`, 'utf8');
  const site = findSite([...built.values()]);
  const listed = [...text.matchAll(/^- \[[^\]]+\]\(([^)]+)\): \S/gm)].map(([, address]) => address);
  const expected = pages.filter((page) => page.language === language).map(({address}) => site + address);
  expect(listed.sort()).toEqual(expected.sort());
});

async function loadMarkdown(slug: string, language: 'zh' | 'en'): Promise<MarkdownPage> {
  const address = `${language === 'en' ? '/en/' : '/'}${slug}.md`;
  const text = await readFile(dist + address, 'utf8');
  const nodes: Nodes[] = [];
  visit([markdownToMdast(text)], (node) => nodes.push(node));
  return {slug, language, address, text, nodes};
}

function sourceOf(text: string, node: Nodes): string {
  return text.slice(node.position?.start.offset, node.position?.end.offset);
}
