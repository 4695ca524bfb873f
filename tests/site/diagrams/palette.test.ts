import {readFile} from 'node:fs/promises';
import {beforeAll, describe, expect, test} from 'vitest';
import {sceneWidths} from '../../../src/site/diagrams/create-scene.ts';
import {typeScale} from '../../../src/site/diagrams/type-scale.ts';
import {contrast} from '../contrast.ts';

const file = new URL('../../../src/site/diagrams/diagrams.css', import.meta.url);
const tiers = ['user', 'control', 'store', 'node', 'workload', 'network'];
/** Starlight's page backgrounds. */
const pageColours = {light: '#ffffff', dark: '#17181c'};

let css: string;

beforeAll(async () => {
  css = await readFile(file, 'utf8');
});

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  const colour = (name: string) => {
    const found = [...css.matchAll(new RegExp(`--${name}: (#[0-9a-f]{6});`, 'g'))].map((match) => match[1] ?? '');
    return found[theme === 'light' ? 0 : 1] ?? '';
  };

  test('text can be read on what it stands on', () => {
    for (const tier of tiers) {
      for (const text of [`${tier}-text`, 'diagram-text']) {
        expect(contrast(colour(text), colour(`${tier}-fill`)), `${text} on ${tier}`).toBeGreaterThanOrEqual(4.5);
      }
      expect(contrast(colour(`${tier}-text`), pageColours[theme]), tier).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(colour('diagram-muted'), pageColours[theme])).toBeGreaterThanOrEqual(4.5);
  });

  test('lines can be told from what they stand on', () => {
    for (const name of [...tiers.map((tier) => `${tier}-line`), 'diagram-line', 'diagram-focus']) {
      expect(contrast(colour(name), pageColours[theme]), name).toBeGreaterThanOrEqual(3);
    }
    for (const tier of tiers)
      expect(contrast(colour(`${tier}-line`), colour(`${tier}-fill`)), tier).toBeGreaterThanOrEqual(3);
  });
});

test('the browser gets the sizes that the layout reckons with', () => {
  for (const [style, {size}] of Object.entries(typeScale)) {
    expect(css).toMatch(new RegExp(`\\.diagram-${style} \\{[^}]*font-size: ${size}px;`));
  }
});

test('no text is smaller than 11 px, neither where the wide drawing begins nor on a phone', () => {
  const swapAt = Number(/inline-size >= ([\d.]+)rem/.exec(css)?.[1]) * 16;
  const smallest = Math.min(...Object.values(typeScale).map(({size}) => size));
  expect((smallest * swapAt) / sceneWidths.wide).toBeGreaterThanOrEqual(11);
  // Starlight's margin is 1rem on both sides.
  expect((smallest * (360 - 32)) / sceneWidths.narrow).toBeGreaterThanOrEqual(11);
});
