import {readFile} from 'node:fs/promises';
import {beforeAll, expect, test} from 'vitest';
import {root} from './built-page.ts';

type Theme = 'light' | 'dark';

const grounds = ['surface', 'surface-raised', 'surface-side'];
let colours: Readonly<Record<Theme, ReadonlyMap<string, string>>>;

beforeAll(async () => {
  const css = await readFile(`${root}/src/site/theme/tokens.css`, 'utf8');
  const tokens = [...css.matchAll(/--rb-([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)];
  colours = {
    light: new Map(tokens.map(([, name = '', light = '']) => [name, light])),
    dark: new Map(tokens.map(([, name = '', , dark = '']) => [name, dark])),
  };
});

test.each<Theme>(['light', 'dark'])('text and kinds of blocks can be read on every ground, %s', (theme) => {
  const names = [...colours[theme].keys()].filter((name) => /^(text|accent$|danger$|kind-)/.test(name));
  expect(names).toHaveLength(12);
  const pairs = names.flatMap((name) => grounds.map((ground) => ({name, ground, contrast: contrast(name, ground)})));
  expect(pairs.filter((pair) => pair.contrast < 4.5)).toEqual([]);
  expect(contrast('on-accent', 'accent')).toBeGreaterThanOrEqual(4.5);
  expect(contrast('accent', 'accent-soft')).toBeGreaterThanOrEqual(4.5);

  function contrast(first: string, second: string): number {
    const [dark = 0, light = 0] = [first, second].map((name) => luminance(theme, name)).sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  }
});

test.each<Theme>(['light', 'dark'])('code stands on the ground that its colours were chosen for, %s', async (theme) => {
  const text = await readFile(`${root}/src/site/theme/code-${theme}.json`, 'utf8');
  const {colors} = JSON.parse(text) as {colors: Record<string, string>};
  expect(colors['editor.background']).toBe(colours[theme].get('surface-raised'));
});

/** WCAG 2.2, relative luminance. */
function luminance(theme: Theme, name: string): number {
  const colour = colours[theme].get(name);
  if (colour === undefined) throw new Error(`no token ${name}`);
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const value = parseInt(colour.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
