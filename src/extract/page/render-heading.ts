import type {Heading} from 'mdast';
import {visit} from './visit.ts';

/** A heading as plain text. Directives are none here: `:2379` stays as it is written. */
export function renderHeading(text: string, heading: Heading): string {
  const [only] = heading.children;
  if (heading.children.length === 1 && only?.type === 'text') return only.value;
  let plain = '';
  visit(heading.children, (node) => {
    if (node.type === 'text' || node.type === 'inlineCode') plain += node.value;
    else if (node.type === 'textDirective' && node.children.length === 0) {
      plain += text.slice(node.position?.start.offset, node.position?.end.offset);
    } else if (node.type === 'image') plain += node.alt ?? '';
  });
  return plain;
}
