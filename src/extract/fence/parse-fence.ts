import type {Code} from 'mdast';
import type {Position} from '../../model/step.ts';
import {report, type Source} from '../source.ts';

/** A word behind the language: `check`, `mode=0600`, `when="os=debian"`. */
export interface Word {
  readonly name: string;
  /** Undefined where the word has no `=`. */
  readonly value: string | undefined;
  readonly position: Position;
}

export interface Fence {
  readonly language: string;
  readonly words: readonly Word[];
  readonly position: Position;
}

const wordPattern = /[ \t]*([^\s="']+)(?:=("[^"]*"|'[^']*'|[^\s"']*))?(?=\s|$)/y;

/** The fence's own line, read from the source: the parser decodes escapes and keeps no columns. */
export function parseFence(source: Source, node: Code): Fence | undefined {
  const start = node.position?.start;
  const position = {line: start?.line ?? 1, column: start?.column ?? 1};
  const language = node.lang ?? '';
  const meta = node.meta?.trimEnd() ?? '';
  if (meta === '' && !/[\\&]/.test(language)) return {language, words: [], position};

  const from = start?.offset ?? 0;
  const newline = source.text.indexOf('\n', from);
  const line = source.text.slice(from, newline < 0 ? undefined : newline).trimEnd();
  const offset = line.length - meta.length;
  if (!line.endsWith(meta) || !line.slice(0, offset).trimEnd().endsWith(language)) {
    report(source, 'fence-syntax', position, {word: line.replace(/^[`~]+/, '')});
    return undefined;
  }
  const words = splitWords(source, meta, {line: position.line, column: position.column + offset});
  return words && {language, words, position};
}

function splitWords(source: Source, meta: string, at: Position): Word[] | undefined {
  const words: Word[] = [];
  let index = 0;
  while (index < meta.length) {
    wordPattern.lastIndex = index;
    const match = wordPattern.exec(meta);
    if (match === null) {
      const rest = meta.slice(index);
      const column = at.column + index + (rest.length - rest.trimStart().length);
      report(source, 'fence-syntax', {line: at.line, column}, {word: rest.trimStart()});
      return undefined;
    }
    const [whole, name = '', value] = match;
    const column = at.column + index + (whole.length - whole.trimStart().length);
    words.push({name, value: value === undefined ? undefined : unquote(value), position: {line: at.line, column}});
    index += whole.length;
  }
  return words;
}

function unquote(value: string): string {
  return /^["']/.test(value) ? value.slice(1, -1) : value;
}
