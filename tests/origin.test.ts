import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {originRows} from './helpers/origin.ts';

/** The lines of the note that have words, and how many sentences each has where it has several. */
const lines = 77;
const sentences: Readonly<Record<number, number>> = {3: 3, 14: 2, 15: 3, 16: 4, 21: 4, 22: 3, 24: 2, 27: 3};

test('every line and sentence of the note stands in ORIGIN.md once, in its order', () => {
  const expected = Array.from({length: lines}, (_, index) => index + 1).flatMap((line) => {
    const count = sentences[line];
    return count === undefined ? [`${line}`] : [...'abcdefgh'.slice(0, count)].map((letter) => `${line}${letter}`);
  });
  expect(originRows().map(({line}) => line)).toEqual(expected);
});

test('a row quotes the note, and has a page with both languages behind it', () => {
  const rows = originRows();
  expect(rows.filter(({quote, pages}) => quote === '' || pages.length === 0)).toEqual([]);
  expect(new Set(rows.map(({quote}) => quote)).size).toBe(rows.length);
  for (const {slug} of rows.flatMap(({pages}) => pages)) {
    for (const folder of ['', 'en/']) expect(readPage(`${folder}${slug}`)).toContain('title:');
  }
});

test('an anchor is a step of both pages, or a heading of the Chinese one', () => {
  const missing = originRows().flatMap(({line, pages}) =>
    pages
      .filter(({slug, anchor}) => {
        const [zh, en] = [listAnchors(readPage(slug)), listAnchors(readPage(`en/${slug}`))];
        return (
          anchor !== '' && !(zh.steps.includes(anchor) && en.steps.includes(anchor)) && !zh.headings.includes(anchor)
        );
      })
      .map(({slug, anchor}) => `${line} → ${slug}#${anchor}`),
  );
  expect(missing).toEqual([]);
});

/** Headings have the anchors that the site gives them: small letters, hyphens for spaces, no punctuation. */
function listAnchors(page: string) {
  const headings = [...page.matchAll(/^##+ (.+)$/gm)].map(([, text = '']) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
  return {headings, steps: [...page.matchAll(/<Step id="([^"]+)"/g)].map(([, id = '']) => id)};
}

function readPage(slug: string): string {
  return readFileSync(new URL(`../content/docs/${slug}.mdx`, import.meta.url), 'utf8');
}
