import type {Face} from './scene.ts';

/**
 * How wide a text is, in the units of `size`. No font is at hand when the site is built, so these are the advances of
 * the common sans-serif fonts (Segoe UI, Roboto, Helvetica), rounded up: what fits here fits on the screen.
 */
export function textWidth(text: string, size: number, face: Face): number {
  return [...text].reduce((sum, character) => sum + advanceOf(character, face), 0) * size;
}

const wide = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
const monoAdvance = 0.61;
const strongFactor = 1.06;

const classes: readonly (readonly [RegExp, number])[] = [
  [/[ijl.,:;'|!·]/, 0.29],
  [/[ frt()[\]/-]/, 0.37],
  [/[mwMW@%→⇄]/, 0.92],
  [/[A-Z&=+<>]/, 0.7],
];

function advanceOf(character: string, face: Face): number {
  if (wide.test(character)) return 1;
  if (face === 'mono') return character === '→' ? 1 : monoAdvance;
  const [, advance] = classes.find(([members]) => members.test(character)) ?? [undefined, 0.57];
  return face === 'strong' ? advance * strongFactor : advance;
}
