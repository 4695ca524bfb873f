import type {Position} from '../../model/step.ts';
import {report, type Source} from '../source.ts';

/** What the page's renderer would change without a word: white space at line ends, outer blank lines. */
export function checkCode(source: Source, code: string, fence: Position): void {
  if (code.trim() === '') {
    report(source, 'block-empty', fence);
    return;
  }
  const first = fence.line + 1;
  if (code.startsWith('\n')) report(source, 'outer-blank-line', {line: first, column: 1});
  if (code.endsWith('\n')) {
    report(source, 'outer-blank-line', {line: fence.line + code.split('\n').length, column: 1});
  }
  const trailing = /[^\S\n]+(?=\n|$)/.exec(code);
  if (trailing === null) return;
  const before = code.slice(0, trailing.index).split('\n');
  const column = fence.column + (before.at(-1)?.length ?? 0);
  report(source, 'trailing-space', {line: fence.line + before.length, column});
}
