import type {InlineCode, Nodes} from 'mdast';
import {findHoles} from '../../model/hole.ts';
import type {Position} from '../../model/step.ts';
import {report} from '../source.ts';
import {checkElement, isStepElement} from './check-element.ts';
import type {PageDraft} from './page-draft.ts';
import {visit} from './visit.ts';

const start: Position = {line: 1, column: 1};

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
    switch (node.type) {
      case 'inlineCode':
        if (node.value.includes('{{')) collectHoles(page, node);
        break;
      case 'code':
        meetCode(node);
        break;
      case 'mdxTextExpression':
      case 'mdxFlowExpression':
        if (!isComment(node.value)) report(page, 'expression', node.position?.start ?? start);
        break;
      case 'mdxjsEsm':
        report(page, 'statement', node.position?.start ?? start);
        break;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        if (isStepElement(node)) report(page, 'step-place', node.position?.start ?? start);
        else checkElement(page, node);
        break;
      case 'link':
      case 'image':
      case 'definition':
        checkUrl(page, node.url, node.position?.start ?? start);
        break;
      case 'containerDirective':
        checkDirective(page, node);
        break;
    }
  });
}

/** `{/* … *\/}` shows nothing and runs nothing. */
function isComment(expression: string): boolean {
  return /^(\s|\/\*[^]*?\*\/)*$/.test(expression);
}

function collectHoles(page: PageDraft, node: InlineCode): void {
  const {line, column} = node.position?.start ?? start;
  for (const {name} of findHoles(node.value)) page.proseHoles.push({name, position: {line, column}});
}

function checkUrl(page: PageDraft, url: string, at: Position): void {
  const hole =
    url.includes('{') || url.includes('%7B')
      ? /\{\{[^{}]*\}\}/.exec(url.replaceAll('%7B', '{').replaceAll('%7D', '}'))
      : null;
  if (hole !== null) report(page, 'hole-in-attribute', at, {hole: hole[0]});
}

/** `:::note` that no `:::` closes swallows what follows up to the end of its container. */
function checkDirective(page: PageDraft, node: Extract<Nodes, {type: 'containerDirective'}>): void {
  const end = node.position?.end.offset ?? 0;
  const line = page.text.slice(page.text.lastIndexOf('\n', end - 1) + 1, end);
  if (!/^[ \t>]*:{3,}\s*$/.test(line) || node.position?.end.line === node.position?.start.line) {
    report(page, 'unclosed-directive', node.position?.start ?? start, {name: node.name});
  }
}
