import type {Block} from '../model/step.ts';
import type {LineOf} from './change.ts';

/** The lines of a block that may be damaged, each with its number on the page. */
export function listLines(
  block: Block,
  pageLines: readonly string[],
): {readonly number: number; readonly of: LineOf}[] {
  const {kind, language, position, code} = block;
  const lines = code.split('\n');
  const parts = kind === 'file' ? [] : listParts(lines);
  const fence = pageLines[position.line - 1] ?? '';
  const opening = {place: 'fence', line: fence, before: undefined, after: undefined, quoted: false} as const;
  return [
    {number: position.line, of: {...opening, kind, language}},
    ...lines.flatMap((line, index) => {
      if (parts[index] === 'end') return [];
      const around = {before: lines[index - 1], after: lines[index + 1]};
      const of = {place: 'code' as const, kind, language, line, ...around, quoted: parts[index] === 'text'};
      return [{number: position.line + 1 + index, of}];
    }),
  ];
}

/** Which lines of a script are text of a here-document, and which end one. */
function listParts(lines: readonly string[]): ('command' | 'text' | 'end')[] {
  let end: string | undefined;
  return lines.map((line) => {
    if (end === undefined) {
      end = /(?<!<)<<-?\s*(['"]?)(\w+)\1/.exec(line)?.[2];
      return 'command';
    }
    if (line.trim() !== end) return 'text';
    end = undefined;
    return 'end';
  });
}
