import {readdirSync, readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {extractPage} from '../../src/extract/extract-page.ts';
import {renderProblems} from './render-problems.ts';

const directory = new URL('../fixtures/pages/', import.meta.url);
const fixtures = readdirSync(directory).filter((name) => name.endsWith('.mdx'));

function extract(text: string, slug = 'a/page') {
  return extractPage(`content/docs/${slug}.mdx`, text);
}

describe('a page as its model and problems', () => {
  test.each(fixtures)('%s', async (name) => {
    const slug = name.endsWith('.en.mdx') ? `en/${name.slice(0, -'.en.mdx'.length)}` : name.slice(0, -'.mdx'.length);
    const {page, problems} = extract(readFileSync(new URL(name, directory), 'utf8'), slug);
    const shown = `${renderProblems(problems)}${JSON.stringify(page, undefined, 2)}\n`;
    await expect(shown).toMatchFileSnapshot(`../fixtures/pages/${name}.snap`);
  });
});

describe('characters that nobody sees', () => {
  test.each([
    ['a\r\nb', 'carriage-return', {line: 1, column: 2}],
    ['a\nb\u0007', 'control-character', {line: 2, column: 2}],
    ['\ufeff---\ntitle: x\n---\n', 'control-character', {line: 1, column: 1}],
    ['a \u202e b', 'control-character', {line: 1, column: 3}],
    ['not UTF-8: \ufffd', 'control-character', {line: 1, column: 12}],
    ['half a pair: \ud83d', 'control-character', {line: 1, column: 14}],
  ])('%j', (text, code, position) => {
    const {page, problems} = extract(text);
    expect(page).toBeUndefined();
    expect(problems).toMatchObject([{code, position}]);
  });

  test('tabs and every script are plain text', () => {
    expect(extract('---\ntitle: 标题\n---\n\n\t😀 ä 전각\n').problems).toEqual([]);
  });
});

describe('the path of a page', () => {
  test.each([
    'content/docs/A.mdx',
    'content/docs/a.md',
    'pages/a.mdx',
    'content/docs/a b.mdx',
    'content/docs/../a.mdx',
  ])('%s is refused', (file) => {
    expect(extractPage(file, '---\ntitle: x\n---\n').problems.map(({code}) => code)).toEqual(['page-path']);
  });

  test('English pages have the slug of the Chinese one', () => {
    const {page} = extractPage('content/docs/en/pki/etcd.mdx', '---\ntitle: x\n---\n');
    expect(page).toMatchObject({slug: 'pki/etcd', language: 'en'});
  });
});

test('brackets that would end the process are refused', () => {
  const depth = 100_000;
  const {problems} = extract(`---\ntitle: x\n---\n\n{${'('.repeat(depth)}1${')'.repeat(depth)}}\n`);
  expect(problems.map(({code}) => code)).toEqual(['nesting']);
});

test('a lost fence is named, not what it broke', () => {
  const text = '<Step id="a" on="all">\n\n### x\n\n```bash\ntrue\n\n</Step>\n';
  expect(extract(`---\ntitle: x\n---\n\n${text}`).problems).toMatchObject([
    {code: 'unclosed-fence', position: {line: 9, column: 1}},
  ]);
});
