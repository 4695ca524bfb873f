import type {Text} from '../model/language.ts';
import {findNearest} from '../model/nearest.ts';

/** " Did you mean x?" where one of `known` is close to `word`, else nothing. */
export function suggest(word: string, known: Iterable<string>): Text {
  const best = findNearest(word, known);
  return best === undefined ? {zh: '', en: ''} : {zh: `是不是 ${best}？`, en: ` Did you mean ${best}?`};
}
