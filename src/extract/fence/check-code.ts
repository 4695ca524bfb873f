import type {Position} from '../../model/step.ts';
import {positionInCode, report, type Source} from '../source.ts';

/** What the page's renderer would change without a word: white space at line ends, outer blank lines. */
export function checkCode(source: Source, code: string, fence: Position, raw: boolean): void {
  if (!/\S/.test(code)) {
    report(source, 'block-empty', fence);
    return;
  }
  const first = fence.line + 1;
  if (code.startsWith('\n')) report(source, 'outer-blank-line', {line: first, column: 1});
  if (code.endsWith('\n')) {
    report(source, 'outer-blank-line', {line: fence.line + code.split('\n').length, column: 1});
  }
  const trailing = hasTrailingSpace(code) ? /[ \t]+(?=\n|$)/.exec(code) : null;
  if (trailing !== null) report(source, 'trailing-space', positionInCode(fence, code, trailing.index));
  if (!raw && code.includes('{{')) checkHoles(source, code, fence);
}

/** Wide spaces are the business of the whole page; these two are found without reading every character. */
function hasTrailingSpace(code: string): boolean {
  return code.includes(' \n') || code.includes('\t\n') || code.endsWith(' ') || code.endsWith('\t');
}

// One word in double braces, or in braces of which one is lost: meant as a hole.
const candidate = /\{\{([\w-][\w.-]*)(\}+)/g;

function checkHoles(source: Source, code: string, fence: Position): void {
  for (const {0: hole, 1: name = '', 2: braces = '', index} of code.matchAll(candidate)) {
    if (braces.length > 1 && /^[a-z][a-z0-9_.]*$/.test(name)) continue;
    report(source, 'bad-hole', positionInCode(fence, code, index), {hole});
  }
}
