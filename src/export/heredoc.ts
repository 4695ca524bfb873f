import type {Part} from '../model/hole.ts';
import {shellWord} from './shell-word.ts';

/** A text whose late values stand open at marked places. */
export interface MarkedText {
  readonly text: string;
  /** What stands for each late value, in order, the indent of its lines before it: `  {{name}}`. */
  readonly places: readonly string[];
}

/**
 * A command that reads a block from a here-document, late values as places: `run :60 300s {{name}} <<'BASH'`.
 * @param delimiter the word that ends it, changed where a line of the text is just that
 */
export function renderHeredoc(words: readonly string[], parts: readonly Part[], delimiter: string): string {
  const {text, places} = markPlaces(parts);
  const end = chooseDelimiter(delimiter, text);
  return `${[...words, ...places].map(shellWord).join(' ')} <<'${end}'\n${text}\n${end}\n`;
}

/** `word`, or `word_2`, `word_3`, … where the text has a line of just that. */
export function chooseDelimiter(word: string, text: string): string {
  const lines = new Set(text.split('\n'));
  for (let number = 1, end = word; ; number += 1, end = `${word}_${number}`) if (!lines.has(end)) return end;
}

/** `{{name}}` for each late value; `{{name:2}}` and so on where the fixed text could be taken for a place. */
export function markPlaces(parts: readonly Part[]): MarkedText {
  for (let number = 1; ; number += 1) {
    const marks = parts.map((part) => (typeof part === 'string' ? part : markOf(part.late, number)));
    if (!splitsBack(parts, marks)) continue;
    const places = parts.flatMap((part) => (typeof part === 'string' ? [] : [part.indent + markOf(part.late, number)]));
    return {text: marks.join(''), places};
  }
}

function markOf(name: string, number: number): string {
  return number === 1 ? `{{${name}}}` : `{{${name}:${number}}}`;
}

/** True where finding the first of each mark, from left to right, gives the parts again. */
function splitsBack(parts: readonly Part[], marks: readonly string[]): boolean {
  let rest = marks.join('');
  let fixed = '';
  for (const [index, part] of parts.entries()) {
    const mark = marks[index] ?? '';
    if (typeof part === 'string') {
      fixed += part;
    } else {
      if (rest.indexOf(mark) !== fixed.length) return false;
      rest = rest.slice(fixed.length + mark.length);
      fixed = '';
    }
  }
  return true;
}
