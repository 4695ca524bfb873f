import {expect, test} from 'vitest';
import {languages, type Text} from '../../../src/model/language.ts';
import {applyToPodDescription, applyToPodTexts} from '../../../src/site/diagrams/apply-to-pod-texts.ts';
import {
  certificateTrustDescription,
  certificateTrustTexts,
} from '../../../src/site/diagrams/certificate-trust-texts.ts';
import {
  clusterArchitectureDescription,
  clusterArchitectureTexts,
} from '../../../src/site/diagrams/cluster-architecture-texts.ts';
import {servicePacketDescription, servicePacketTexts} from '../../../src/site/diagrams/service-packet-texts.ts';
import {diagrams, makers} from './all-diagrams.ts';

const han = /\p{Script=Han}/u;
const tables = [clusterArchitectureTexts, applyToPodTexts, servicePacketTexts, certificateTrustTexts];
const descriptions = [
  clusterArchitectureDescription,
  applyToPodDescription,
  servicePacketDescription,
  certificateTrustDescription,
];
const texts: readonly Text[] = [
  ...tables.flatMap((table) => Object.values(table)),
  ...descriptions.flatMap(({caption, items, sources}) => [caption, ...items, ...sources.map(({title}) => title)]),
];

test('every text says something in both languages, English without Chinese characters', () => {
  expect(texts.filter(({zh, en}) => zh.trim() === '' || en.trim() === '' || han.test(en))).toEqual([]);
});

test('Chinese texts have full-width punctuation, and a space between Chinese and Latin', () => {
  const prose = texts.map(({zh}) => zh.replaceAll(/`[^`]*`/g, 'code'));
  expect(prose.filter((zh) => /\p{Script=Han}[,;:!?()]/u.test(zh))).toEqual([]);
  expect(prose.filter((zh) => /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u.test(zh))).toEqual([]);
});

test('every text of the tables is drawn', () => {
  const drawn = diagrams.map(({wide, narrow}) =>
    [wide, narrow].flatMap((scene) =>
      [...scene.boxes, ...scene.frames].flatMap(({lines}) => lines).concat(scene.labels),
    ),
  );
  const all = drawn.map((lines) =>
    lines
      .map(({text}) => text)
      .join('')
      .replaceAll(/\s/g, ''),
  );
  const unused = tables.flatMap((table, index) =>
    Object.values(table).flatMap((text) =>
      languages
        .filter((language, at) => !all[2 * index + at]?.includes(text[language].replaceAll(/\s/g, '')))
        .map((language) => text[language]),
    ),
  );
  expect(unused).toEqual([]);
});

test('both widths and both languages draw the same parts', () => {
  for (const {create} of makers) {
    const hrefs = languages.flatMap((language) => {
      const {wide, narrow} = create(language);
      return [wide, narrow].map(({boxes}) => new Set(boxes.map(({href}) => href?.replace(/^\/en/, ''))));
    });
    for (const each of hrefs) expect(each).toEqual(hrefs[0]);
  }
});

test('the text alternative is Markdown: caption, numbered list, sources', () => {
  for (const {describe, create} of makers) {
    for (const language of languages) {
      const [caption, list, sources, ...rest] = describe(language).split('\n\n');
      const {description} = create(language);
      expect(caption).toBe(`**${description.caption[language]}**`);
      expect(list?.split('\n').map((line) => Number(line.split('.')[0]))).toEqual(
        description.items.map((_, index) => index + 1),
      );
      const home = language === 'zh' ? 'https://kubernetes.io/zh-cn/docs/' : 'https://kubernetes.io/docs/';
      expect([...(sources ?? '').matchAll(/\]\(([^)]+)\)/g)].every(([, href]) => href?.startsWith(home))).toBe(true);
      expect(rest).toEqual([]);
    }
  }
});

test('the text alternative counts as the badges do', () => {
  for (const {wide, description} of diagrams) {
    const badges = wide.boxes.filter(({badge}) => badge !== undefined).length;
    if (badges > 0) expect(description.items.length).toBeGreaterThanOrEqual(badges);
  }
});
