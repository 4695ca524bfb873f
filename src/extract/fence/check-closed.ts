import type {Code} from 'mdast';
import {report, type Source} from '../source.ts';

/**
 * CommonMark closes a fence silently at the end of its container, and a lost closing line makes it swallow the next
 * fence. Both are problems.
 */
export function checkClosed(source: Source, node: Code): boolean {
  const {start, end} = node.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) return true;
  const {text} = source;
  const first = text.charCodeAt(start.offset);
  let length = 3;
  while (text.charCodeAt(start.offset + length) === first) length += 1;
  const mark = text.slice(start.offset, start.offset + length);
  if (end.line > start.line && isClosing(text, end.offset, mark) && !opensAnother(node.value, mark)) return true;
  report(source, 'unclosed-fence', start);
  return false;
}

const newline = 0x0a;

/** The node's last line is nothing but a fence, at least as long as the one that opens it. */
function isClosing(text: string, end: number, mark: string): boolean {
  if (text.charCodeAt(end - mark.length - 1) === newline && text.startsWith(mark, end - mark.length)) return true;
  const line = text.slice(text.lastIndexOf('\n', end - 1) + 1, end).trimEnd();
  return line.endsWith(mark) && /^[ \t>]*$/.test(line.replace(/(`+|~+)$/, ''));
}

/** A line that would open such a fence itself: either the closing line is missing, or the outer one is too short. */
function opensAnother(code: string, mark: string): boolean {
  return code.includes(mark) && code.split('\n').some((line) => line.trimStart().startsWith(mark));
}
