import type {Position} from '../../model/step.ts';

/**
 * The first fence of a page that cannot be parsed which no line closes, or that swallows the opening of another of
 * its length. A guess without containers, for the message alone.
 */
export function findUnclosedFence(text: string): Position | undefined {
  let open: {readonly mark: string; readonly position: Position} | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    const [, indent = '', mark = '', info = ''] = /^([ \t>]*)(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (mark === '' || (mark.startsWith('`') && info.includes('`'))) continue;
    if (open === undefined) open = {mark, position: {line: index + 1, column: indent.length + 1}};
    else if (!mark.startsWith(open.mark)) continue;
    else if (info.trim() === '') open = undefined;
    else return open.position;
  }
  return open?.position;
}
