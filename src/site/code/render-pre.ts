import {select, selectAll, toHtml, type Element, type Parents} from '@astrojs/starlight/expressive-code/hast';

/**
 * The `<pre>` of a rendered block. Its frame and copy button are left out: a step's blocks have a head of their own.
 * @param mark what is done to its lines first
 */
export function renderPre(group: Parents, mark: (lines: readonly Element[]) => void): string {
  const pre = select('pre', group);
  if (pre === undefined) throw new Error('Expressive Code rendered no <pre>');
  mark(selectAll('.ec-line', pre));
  return toHtml(pre);
}
