import {expect, test} from 'vitest';
import {markdownAddress, markdownBeside, pageAddress} from '../../src/site/page-address.ts';

test.each([
  ['index', 'zh', '/', '/index.md'],
  ['index', 'en', '/en/', '/en/index.md'],
  ['pki/ca', 'zh', '/pki/ca/', '/pki/ca.md'],
  ['pki/ca', 'en', '/en/pki/ca/', '/en/pki/ca.md'],
] as const)('%s in %s', (slug, language, page, markdown) => {
  expect(pageAddress(slug, language)).toBe(page);
  expect(markdownAddress(slug, language)).toBe(markdown);
  expect(markdownBeside(page)).toBe(markdown);
  expect(markdownBeside(`${page}#a`)).toBe(`${markdown}#a`);
});

test.each(['#a', '/card.png', 'https://kubernetes.io/docs/', '//kubernetes.io/docs/', ''])('%s stays', (address) => {
  expect(markdownBeside(address)).toBe(address);
});
