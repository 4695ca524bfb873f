import type {Nodes} from 'mdast';
import type {MdxJsxFlowElement} from 'satteri';
import type {StepMention} from '../../model/page.ts';
import type {Block, Position, Step} from '../../model/step.ts';
import {createBlock} from '../fence/create-block.ts';
import {checkProse} from '../page/check-prose.ts';
import type {PageDraft} from '../page/page-draft.ts';
import {renderHeading} from '../page/render-heading.ts';
import {report} from '../source.ts';
import {parseAttributes} from './parse-attributes.ts';

/** A `<Step>` of a Chinese page; undefined with problems where it is not sound. */
export function extractStep(page: PageDraft, node: MdxJsxFlowElement): Step | undefined {
  const before = page.problems.length;
  const {id, on, uses, serial} = parseAttributes(page, node, 'zh');
  const position = startOf(node);
  const heading = takeHeading(page, node);
  const blocks = takeBlocks(page, node);
  if (id === undefined || on === undefined || heading === undefined || page.problems.length > before) return undefined;
  return {id, heading, file: page.file, position, on, serial, uses, blocks};
}

/** A `<Step>` of an English page: id, heading and prose. */
export function extractMention(page: PageDraft, node: MdxJsxFlowElement): StepMention | undefined {
  const {id} = parseAttributes(page, node, 'en');
  const heading = takeHeading(page, node);
  checkProse(page, node.children, (code) => {
    report(page, 'translated-block', startOf(code));
  });
  return id === undefined ? undefined : {id, heading: heading ?? '', position: startOf(node)};
}

function takeHeading(page: PageDraft, node: MdxJsxFlowElement): string | undefined {
  const children = node.children as Nodes[];
  const [first] = children;
  for (const child of children) {
    if (child.type === 'heading' && child !== first) report(page, 'heading-twice', startOf(child));
  }
  const heading = first?.type === 'heading' ? renderHeading(page.text, first).trim() : '';
  if (heading !== '') return heading;
  report(page, 'heading-missing', startOf(first ?? node));
  return undefined;
}

/** Prose first, then blocks, all at the top level of the step. */
function takeBlocks(page: PageDraft, node: MdxJsxFlowElement): Block[] {
  const before = page.problems.length;
  const blocks: Block[] = [];
  const prose: Nodes[] = [];
  let fences = 0;
  let late: Nodes | undefined;
  for (const child of node.children as Nodes[]) {
    if (child.type === 'code') {
      fences += 1;
      const block = createBlock(page, child);
      if (block !== undefined) blocks.push(block);
    } else {
      prose.push(child);
      if (fences > 0 && child.type !== 'mdxFlowExpression') late ??= child;
    }
  }
  if (late !== undefined) report(page, 'prose-after-block', startOf(late));
  checkProse(page, prose, (code) => {
    report(page, 'nested-fence', startOf(code));
  });
  if (page.problems.length === before && !blocks.some(acts)) report(page, 'step-empty', startOf(node));
  return blocks;
}

function acts(block: Block): boolean {
  return block.kind === 'run' || block.kind === 'file' || block.kind === 'check' || block.kind === 'capture';
}

function startOf(node: Nodes): Position {
  const {line, column} = node.position?.start ?? {line: 1, column: 1};
  return {line, column};
}
