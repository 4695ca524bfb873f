import type {InlineCode, Nodes} from 'mdast';
import {findHoles} from '../../model/hole.ts';
import type {Position} from '../../model/step.ts';
import {report} from '../source.ts';
import {checkElement, isStepElement} from './check-element.ts';
import type {PageDraft} from './page-draft.ts';
import {visit} from './visit.ts';

/**
 * Goes through what is no step of its own: expressions, components, holes, links.
 * @param meetCode what to do with a code block that is met on the way
 */
export function checkProse(
  page: PageDraft,
  nodes: readonly Nodes[],
  meetCode: (node: Extract<Nodes, {type: 'code'}>) => void,
): void {
  visit(nodes, (node) => {
    if (node.type === 'paragraph') return;
    if (node.type === 'text') checkText(page, node);
    else if (node.type === 'code') meetCode(node);
    else if (node.type === 'inlineCode') collectHoles(page, node);
    else if (node.type === 'link' || node.type === 'image' || node.type === 'definition') checkUrl(page, node);
    else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      if (isStepElement(node)) report(page, 'step-place', startOf(node));
      else checkElement(page, node);
    } else if (node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression') {
      if (!isComment(node.value)) report(page, 'expression', startOf(node));
    } else if (node.type === 'mdxjsEsm') report(page, 'statement', startOf(node));
    else if (node.type === 'containerDirective') checkDirective(page, node);
  });
}

/** `{/* … *\/}` shows nothing and runs nothing. */
function isComment(expression: string): boolean {
  return /^(\s|\/\*[^]*?\*\/)*$/.test(expression);
}

function collectHoles(page: PageDraft, node: InlineCode): void {
  if (!node.value.includes('{{')) return;
  const {line, column} = startOf(node);
  for (const {name} of findHoles(node.value)) page.proseHoles.push({name, position: {line, column}});
}

function checkUrl(page: PageDraft, node: Nodes & {readonly url: string}): void {
  const url = node.url.replaceAll('%7B', '{').replaceAll('%7D', '}');
  const hole = url.includes('{{') ? /\{\{[^{}]*\}\}/.exec(url) : null;
  if (hole !== null) report(page, 'hole-in-attribute', startOf(node), {hole: hole[0]});
}

/** A line of colons that is still text ends nothing. */
function checkText(page: PageDraft, node: Extract<Nodes, {type: 'text'}>): void {
  const at = node.value.split('\n').findIndex((line) => /^\s*:{3,}\s*$/.test(line));
  if (at >= 0) report(page, 'unopened-directive', {line: startOf(node).line + at, column: 1});
}

/** `:::note` that no `:::` closes swallows what follows: up to the end of its container, or to the end of the next. */
function checkDirective(page: PageDraft, node: Extract<Nodes, {type: 'containerDirective'}>): void {
  const {start, end} = node.position ?? {start: {offset: 0}, end: {offset: 0}};
  const [first = '', ...lines] = page.text.slice(start.offset, end.offset).split('\n');
  const [colons = ':::'] = /^:{3,}/.exec(first) ?? [];
  const opens = new RegExp(`^[ \\t>]*${colons}[^:\\s]`);
  const closed = /^[ \t>]*:{3,}\s*$/.test(lines.at(-1) ?? '');
  if (!closed || lines.some((line) => opens.test(line))) {
    report(page, 'unclosed-directive', startOf(node), {name: node.name});
  }
}

function startOf(node: Nodes): Position {
  return node.position?.start ?? {line: 1, column: 1};
}
