import {expect, test} from 'vitest';
import {dashboardTexts} from '../../../src/site/dashboards/dashboard-texts.ts';

const {plain, ...said} = dashboardTexts;
const texts = Object.values(said);

test('every text says something in both languages, English without Chinese characters', () => {
  expect(texts.filter(({zh, en}) => zh.trim() === '' || en.trim() === '' || /\p{Script=Han}/u.test(en))).toEqual([]);
  expect(plain).toEqual({zh: '', en: ''});
});

test('both languages name the same values', () => {
  const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
  for (const {zh, en} of texts) expect(names(zh)).toEqual(names(en));
});

test('Chinese texts have full-width punctuation, and a space between Chinese and Latin', () => {
  const prose = texts.map(({zh}) => zh.replaceAll(/\{\w+\}/g, 'value'));
  expect(prose.filter((zh) => /\p{Script=Han}[,;:!?()]/u.test(zh))).toEqual([]);
  expect(prose.filter((zh) => /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u.test(zh))).toEqual([]);
});
