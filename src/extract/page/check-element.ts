import type {MdxJsxFlowElement, MdxJsxTextElement} from 'satteri';
import {report} from '../source.ts';
import {countEdits} from '../../model/nearest.ts';
import {suggest} from '../suggest.ts';
import type {PageDraft} from './page-draft.ts';

type Element = MdxJsxFlowElement | MdxJsxTextElement;

export function isStepElement(node: {readonly name: string | null}): boolean {
  return node.name === 'Step';
}

/** A component must be imported, so that a misspelt `<Stp>` is no silent nothing; no attribute has holes. */
export function checkElement(page: PageDraft, node: Element): void {
  const at = node.position?.start ?? {line: 1, column: 1};
  const name = node.name ?? '';
  const [base = ''] = name.split('.');
  const component = /^[A-Z]/.test(base) || name.includes('.');
  if (component ? !page.imported.has(base) : looksLikeStep(name)) {
    report(page, 'unknown-component', at, {name, suggestion: suggest(base, ['Step', ...page.imported])});
  }
  for (const attribute of node.attributes) {
    const value = attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string' ? attribute.value : '';
    const hole = value.includes('{{') ? /\{\{[^{}]*\}\}/.exec(value) : null;
    if (hole !== null) report(page, 'hole-in-attribute', at, {hole: hole[0]});
  }
}

/** HTML has no such element; `stop` belongs to SVG. */
function looksLikeStep(name: string): boolean {
  return name !== 'stop' && Math.abs(name.length - 4) <= 1 && countEdits(name.toLowerCase(), 'step') <= 1;
}
