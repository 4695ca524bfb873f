import type {Code} from 'mdast';
import {report, type Source} from '../source.ts';

/**
 * CommonMark closes a fence silently at the end of its container, and a lost closing line makes it swallow the next
 * fence. Both are problems.
 */
export function checkClosed(source: Source, node: Code): boolean {
  const {start, end} = node.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) return true;
  const character = source.text[start.offset];
  let length = 0;
  while (source.text[start.offset + length] === character) length++;
  const mark = (character ?? '').repeat(length);
  if (end.line > start.line && isClosing(source.text, end.offset, mark) && !opensAnother(node.value, mark)) return true;
  report(source, 'unclosed-fence', start);
  return false;
}

/** The node's last line is nothing but a fence, at least as long as the one that opens it. */
function isClosing(text: string, end: number, mark: string): boolean {
  const line = text.slice(text.lastIndexOf('\n', end - 1) + 1, end).trimEnd();
  return line.endsWith(mark) && /^[ \t>]*$/.test(line.replace(/(`+|~+)$/, ''));
}

/** A line that would open such a fence itself: either the closing line is missing, or the outer one is too short. */
function opensAnother(code: string, mark: string): boolean {
  return code.includes(mark) && code.split('\n').some((line) => line.trimStart().startsWith(mark));
}
