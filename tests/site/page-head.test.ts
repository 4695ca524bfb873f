import {expect, test} from 'vitest';
import {createHead, type Head} from '../../src/site/page-head.ts';

const site = new URL('https://runbook.example');
const starlight: Head = [
  {tag: 'title', attrs: {}, content: 'x'},
  {tag: 'link', attrs: {rel: 'canonical', href: 'https://runbook.example/x/'}, content: ''},
  {tag: 'link', attrs: {rel: 'alternate', hreflang: 'en', href: 'https://runbook.example/en/x/'}, content: ''},
  {tag: 'meta', attrs: {property: 'og:url', content: 'https://runbook.example/x/'}, content: ''},
  {tag: 'meta', attrs: {property: 'og:locale', content: 'zh-CN'}, content: ''},
];

test('a page gets its Markdown, its card and the names that Open Graph has for languages', () => {
  const head = createHead(starlight, 'pki/ca', 'en', site);
  expect(head.slice(0, 4)).toEqual(starlight.slice(0, 4));
  expect(head.slice(4, 8).map(({attrs}) => attrs)).toEqual([
    {rel: 'alternate', type: 'text/markdown', href: '/en/pki/ca.md'},
    {property: 'og:locale', content: 'en_US'},
    {property: 'og:locale:alternate', content: 'zh_CN'},
    {property: 'og:image', content: 'https://runbook.example/social/en.png'},
  ]);
});

test('the page for missing addresses names no address as its own', () => {
  expect(createHead(starlight, '404', 'zh', site).map(({tag, attrs}) => [tag, attrs?.['name']])).toEqual([
    ['title', undefined],
    ['meta', undefined],
    ['meta', 'robots'],
  ]);
});
