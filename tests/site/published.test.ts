import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {beforeAll, expect, test} from 'vitest';
import {addressOf, dist, listSlugs, loadBuiltPages, type BuiltPage} from './built-page.ts';
import {findSite, readHead, type BuiltHead} from './built-head.ts';

/** What crawlers, feeds and shared links read: heads, sitemap, robots.txt. */
let heads: ReadonlyMap<string, BuiltHead>;
let built: readonly BuiltPage[];
let slugs: readonly string[];
let site: string;

const both = ['zh', 'en'] as const;

beforeAll(async () => {
  built = await loadBuiltPages();
  heads = new Map(built.map((page) => [page.path, readHead(page)]));
  slugs = await listSlugs();
  site = findSite(built);
});

test('every page is canonical where it stands, and both languages name each other', () => {
  for (const slug of slugs) {
    const expected = [
      ['zh-CN', site + addressOf(slug, 'zh')],
      ['en', site + addressOf(slug, 'en')],
      ['x-default', site + addressOf(slug, 'zh')],
    ];
    for (const language of both) {
      const path = addressOf(slug, language);
      const {links} = headOf(path);
      expect(links.filter(({rel}) => rel === 'canonical').map(({href}) => href)).toEqual([site + path]);
      const alternates = links.filter(({hreflang}) => hreflang !== undefined);
      expect(
        alternates.map(({hreflang, href}) => [hreflang, href]),
        path,
      ).toEqual(expected);
    }
  }
});

test('every page says its title and description to search engines and shared links, no two the same', () => {
  const seen = {zh: new Set(), en: new Set()};
  for (const slug of slugs) {
    for (const language of both) {
      const {title, metas} = headOf(addressOf(slug, language));
      const description = metas.get('description') ?? '';
      expect(description, slug).not.toBe('');
      expect(title.startsWith(metas.get('og:title') ?? ' '), slug).toBe(true);
      expect(metas.get('og:description'), slug).toBe(description);
      expect(metas.get('og:url'), slug).toBe(site + addressOf(slug, language));
      expect(metas.get('og:locale'), slug).toBe(language === 'zh' ? 'zh_CN' : 'en_US');
      expect(metas.get('twitter:card'), slug).toBe('summary_large_image');
      seen[language].add(description);
    }
  }
  expect([seen.zh.size, seen.en.size]).toEqual([slugs.length, slugs.length]);
});

test('every page has a social card of its language, a PNG of 1200 × 630', async () => {
  for (const slug of slugs) {
    for (const language of both) {
      const {metas} = headOf(addressOf(slug, language));
      const address = metas.get('og:image') ?? '';
      expect(address, slug).toBe(`${site}/social/${language}.png`);
      expect([metas.get('og:image:width'), metas.get('og:image:height')]).toEqual(['1200', '630']);
    }
  }
  for (const language of both) {
    const card = await readFile(`${dist}/social/${language}.png`);
    expect([card.toString('latin1', 1, 4), card.readUInt32BE(16), card.readUInt32BE(20)]).toEqual(['PNG', 1200, 630]);
  }
});

test('the sitemap has every page of both languages with its alternates, and nothing else', async () => {
  const index = await readFile(`${dist}/sitemap-index.xml`, 'utf8');
  const files = [...index.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address = '']) => address);
  const texts = await Promise.all(files.map((address) => readFile(dist + new URL(address).pathname, 'utf8')));
  const entries = [...texts.join('').matchAll(/<url><loc>([^<]*)<\/loc>(.*?)<\/url>/g)];
  const listed = entries.map(([, address = '', rest = '']) => {
    const alternates = [...rest.matchAll(/hreflang="([^"]*)" href="([^"]*)"/g)];
    return [address, ...alternates.map(([, language, href]) => `${language} ${href}`).sort()];
  });
  const expected = slugs.flatMap((slug) =>
    both.map((language) => [
      site + addressOf(slug, language),
      `en ${site}${addressOf(slug, 'en')}`,
      `zh-CN ${site}${addressOf(slug, 'zh')}`,
    ]),
  );
  const byAddress = ([a = '']: string[], [b = '']: string[]): number => (a < b ? -1 : 1);
  expect(listed.sort(byAddress)).toEqual(expected.sort(byAddress));
  expect(await readFile(`${dist}/robots.txt`, 'utf8')).toBe(
    `User-agent: *\nAllow: /\n\nSitemap: ${site}/sitemap-index.xml\n`,
  );
});

test('the page for missing addresses names none as its own', () => {
  const {links, metas} = headOf('/404.html');
  expect(links.filter(({rel, hreflang}) => rel === 'canonical' || hreflang !== undefined)).toEqual([]);
  expect([metas.get('og:url'), metas.get('robots')]).toEqual([undefined, 'noindex']);
});

test('every page begins with its policy, and runs nothing that a policy cannot name', async () => {
  for (const {path} of built) {
    const html = await readFile(dist + path + (path.endsWith('/') ? 'index.html' : ''), 'utf8');
    expect(html, path).toMatch(
      /<head><meta charset="utf-8"\/?><meta http-equiv="Content-Security-Policy" content="default-src 'none'; /,
    );
    expect(html.match(/<[a-z][^<>]*\s(on[a-z]+=|href="javascript:)[^<>]*>/gi), path).toBeNull();
  }
});

test('every page has its Markdown beside it', () => {
  for (const slug of slugs) {
    for (const language of both) {
      const {links} = headOf(addressOf(slug, language));
      const markdown = links.filter(({type}) => type === 'text/markdown').map(({href}) => href);
      expect(markdown).toEqual([`${language === 'en' ? '/en/' : '/'}${slug}.md`]);
      expect(existsSync(`${dist}${markdown[0] ?? ''}`), markdown[0]).toBe(true);
    }
  }
});

function headOf(path: string): BuiltHead {
  const head = heads.get(path);
  if (head === undefined) throw new Error(`not built: ${path}`);
  return head;
}
