import {mdxToMdast} from 'satteri';
import type {Root} from 'mdast';
import {positionAt, report, type Source} from '../source.ts';
import {findUnclosedFence} from '../fence/find-unclosed-fence.ts';

/** What Starlight sets for the site, so that what is extracted is what is shown. */
export const parseOptions = {features: {directive: true}} as const;

// Deeper brackets overflow the stack of the native expression parser, which ends the process.
const tooDeep = /(?:[([{]\s*){2000}/;

/** The expression reads every character; a run of brackets is rare and found at once. */
function mayBeDeep(text: string): boolean {
  return text.length > 50_000 || text.includes('((((((((') || text.includes('[[[[[[[[') || text.includes('{{{{{{{{');
}

/** The page's tree, or undefined and a problem. */
export function parseTree(source: Source): Root | undefined {
  const deep = mayBeDeep(source.text) ? tooDeep.exec(source.text) : null;
  if (deep !== null) {
    report(source, 'nesting', positionAt(source.text, deep.index));
    return undefined;
  }
  try {
    const tree = mdxToMdast(source.text, parseOptions);
    return tree.type === 'root' ? tree : undefined;
  } catch (error) {
    reportSyntax(source, error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

/** Sätteri's errors carry their place in the text alone: `6:1: message (rule)`. */
function reportSyntax(source: Source, message: string): void {
  const fence = findUnclosedFence(source.text);
  if (fence !== undefined) {
    report(source, 'unclosed-fence', fence);
    return;
  }
  const [, line = '1', column = '1', text = message] = /^(\d+):(\d+): ([^]*)$/.exec(message) ?? [];
  const at = {line: Number(line), column: Number(column)};
  const detail = text.replace(/ \([a-z-]+:[a-z-]+\)$/, '');
  const unclosed = /^Expected a closing tag for `<([^>`]*)>`/.exec(detail);
  const unexpected = /^Unexpected closing tag `<\/([^>`]*)>`, expected an open tag/.exec(detail);
  if (unclosed !== null) report(source, 'unclosed-tag', at, {tag: unclosed[1] ?? ''});
  else if (unexpected !== null) report(source, 'unexpected-closing-tag', at, {tag: unexpected[1] ?? ''});
  else report(source, 'syntax', at, {detail});
}
