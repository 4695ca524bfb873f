import {createHash} from 'node:crypto';
import {expect, test} from 'vitest';
import {createPolicy, insertPolicy} from '../../src/site/content-security-policy.ts';

test('the policy stands right behind the charset', () => {
  const html = insertPolicy('a.html', '<head><meta charset="utf-8"/><title>x</title></head>');
  expect(html).toBe(
    `<head><meta charset="utf-8"/><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"><title>x</title></head>`,
  );
  expect(() => insertPolicy('a.html', '<head></head>')).toThrow('a.html has no <meta charset="utf-8">');
});

test('own scripts and styles are allowed by their bytes, each once', () => {
  const html = `<style>\n a {}\n</style><script>x()</script><script type="module">y('é')</script><script>x()</script>`;
  expect(readHashes(html, 'script-src')).toEqual([hash('x()'), hash(`y('é')`)]);
  expect(readHashes(html, 'style-src')).toEqual([hash('\n a {}\n')]);
});

test.each([
  ['a file', '<script type="module" src="/a.js"></script>'],
  ['data', '<script type="application/json">{"a": 1}</script>'],
  ['a comment', '<!-- <script>a()</script> -->'],
  ['an attribute', `<button data-code="cat <script>a()</script>"></button>`],
  ['an attribute after another', `<button title='>' data-code='<style>a</style>'>`],
])('%s has no hash', (_, html) => {
  const own = '<script>own()</script>';
  expect(readHashes(html + own, 'script-src')).toEqual([hash('own()')]);
  expect(readHashes(html + own, 'style-src')).toEqual([]);
});

function readHashes(html: string, directive: string): string[] {
  const line = createPolicy(html)
    .split('; ')
    .find((each) => each.startsWith(`${directive} `));
  return (line ?? '').split(' ').filter((word) => word.startsWith(`'sha256-`));
}

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
