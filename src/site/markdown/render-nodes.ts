import type {Definition, Link, Nodes} from 'mdast';
import {findHoles} from '../../model/hole.ts';
import {markdownBeside} from '../page-address.ts';
import {renderFence} from './fence.ts';
import type {PageSource} from './page-source.ts';
import {renderDirective, renderElement} from './render-element.ts';

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Nodes that stand beside each other, as plain Markdown. What is plain already stays as its author wrote it; the rest
 * is replaced where it stands, so that nothing is lost on the way through a serializer.
 */
export function renderNodes(page: PageSource, nodes: readonly Nodes[]): string {
  const [first] = nodes;
  const last = nodes.at(-1);
  if (first === undefined || last === undefined) return '';
  const from = startOf(first);
  const until = endOf(last);
  let at = from;
  let rendered = '';
  for (const {start, end, text} of nodes.flatMap((node) => listReplacements(page, node))) {
    rendered += page.text.slice(at, start) + text;
    at = Math.min(end, until);
  }
  return removeMargin(rendered + page.text.slice(at, until), marginBefore(page, from)).trim();
}

function listReplacements(page: PageSource, node: Nodes): Replacement[] {
  const text = renderNode(page, node);
  if (text !== undefined) return [replace(page, node, text)];
  const below = 'children' in node ? node.children.flatMap((child) => listReplacements(page, child)) : [];
  return node.type === 'link' || node.type === 'definition' ? [...below, ...replaceAddress(page, node)] : below;
}

/** What stands for a node; undefined where it stays, and its children are looked at. */
function renderNode(page: PageSource, node: Nodes): string | undefined {
  const {type} = node;
  if (type === 'yaml' || type === 'mdxjsEsm' || type === 'mdxFlowExpression' || type === 'mdxTextExpression') return '';
  if (type === 'inlineCode' && findHoles(node.value).length > 0) return page.fill(sliceOf(page, node), page.step);
  if (type === 'code') return renderFence(node.value, node.lang ?? '');
  if (type === 'containerDirective') return renderDirective(page, node);
  if (type === 'mdxJsxFlowElement' || type === 'mdxJsxTextElement') return renderElement(page, node);
  return undefined;
}

/** Lines after the first get the margin of the place. A block's blank lines go with it, and it stands apart from what follows. */
function replace(page: PageSource, node: Nodes, text: string): Replacement {
  const start = startOf(node);
  const end = endOf(node);
  const margin = marginBefore(page, start);
  if (!page.text.slice(0, start).endsWith(`\n${margin}`)) return {start, end, text: addMargin(text, margin)};
  const [blank = ''] = /^(?:[ \t>]*\n)*/.exec(page.text.slice(end)) ?? [];
  if (text === '') return {start: start - margin.length, end: end + blank.length, text};
  const isApart = blank === '' || blank.split('\n').length > 2;
  return {start, end, text: addMargin(isApart ? text : `${text}\n`, margin)};
}

/** A link to a page leads to the Markdown beside it. */
function replaceAddress(page: PageSource, node: Link | Definition): Replacement[] {
  const target = markdownBeside(node.url);
  const last = 'children' in node ? node.children.at(-1) : undefined;
  const start = page.text.indexOf(node.url, last === undefined ? startOf(node) : endOf(last));
  if (target === node.url || start < 0 || start >= endOf(node)) return [];
  return [{start, end: start + node.url.length, text: target}];
}

/** What a line must begin with to stay in the container of `offset`: spaces for a list, `>` for a quotation. */
function marginBefore(page: PageSource, offset: number): string {
  const line = page.text.slice(page.text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[\s>]*(?:(?:[-*+]|\d+[.)])[\s>]+)*$/.test(line)
    ? line.replace(/[^\s>]/g, ' ')
    : (/^[\s>]*/.exec(line)?.[0] ?? '');
}

function addMargin(text: string, margin: string): string {
  return text
    .split('\n')
    .map((line, index) => (index === 0 ? line : (margin + line).trimEnd()))
    .join('\n');
}

function removeMargin(text: string, margin: string): string {
  return text
    .split('\n')
    .map((line) => (line.startsWith(margin) ? line.slice(margin.length) : line === margin.trimEnd() ? '' : line))
    .join('\n');
}

function sliceOf(page: PageSource, node: Nodes): string {
  return page.text.slice(startOf(node), endOf(node));
}

function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

function endOf(node: Nodes): number {
  return node.position?.end.offset ?? 0;
}
