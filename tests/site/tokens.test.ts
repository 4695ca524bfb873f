import {readFile} from 'node:fs/promises';
import {beforeAll, expect, test} from 'vitest';
import {root} from './built-page.ts';
import {contrast} from './contrast.ts';

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
  const pairs = names.flatMap((name) => grounds.map((ground) => ({name, ground})));
  pairs.push({name: 'on-accent', ground: 'accent'}, {name: 'accent', ground: 'accent-soft'});
  expect(pairs.filter(({name, ground}) => contrast(colour(name), colour(ground)) < 4.5)).toEqual([]);

  function colour(name: string): string {
    const found = colours[theme].get(name);
    if (found === undefined) throw new Error(`no token ${name}`);
    return found;
  }
});

interface CodeTheme {
  readonly colors: Readonly<Record<'editor.background' | 'editor.foreground', string>>;
  readonly tokenColors: readonly {readonly settings: {readonly foreground: string}}[];
}

test.each<Theme>(['light', 'dark'])('code can be read on the ground that it stands on, %s', async (theme) => {
  const text = await readFile(`${root}/src/site/theme/code-${theme}.json`, 'utf8');
  const {colors, tokenColors} = JSON.parse(text) as CodeTheme;
  const ground = colors['editor.background'];
  expect(ground).toBe(colours[theme].get('surface-raised'));
  const used = [colors['editor.foreground'], ...tokenColors.map(({settings}) => settings.foreground)];
  expect(used.filter((colour) => contrast(colour, ground) < 4.5)).toEqual([]);
});
