import type {Code, Nodes} from 'mdast';
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
  const [first, ...others] = node.children as Nodes[];
  for (const other of others) if (other.type === 'heading') report(page, 'heading-twice', startOf(other));
  const heading = first?.type === 'heading' ? renderHeading(page.text, first).trim() : '';
  if (heading !== '') return heading;
  report(page, 'heading-missing', startOf(first ?? node));
  return undefined;
}

/** Prose first, then blocks, all at the top level of the step. */
function takeBlocks(page: PageDraft, node: MdxJsxFlowElement): Block[] {
  const children = node.children as Nodes[];
  const fences = children.filter((child): child is Code => child.type === 'code');
  const start = children.findIndex((child) => child.type === 'code');
  const after = start < 0 ? [] : children.slice(start).filter((child) => child.type !== 'code' && !isComment(child));
  for (const prose of after.slice(0, 1)) report(page, 'prose-after-block', startOf(prose));
  const prose = fences.length === 0 ? children : children.filter((child) => child.type !== 'code');
  checkProse(page, prose, (code) => {
    report(page, 'nested-fence', startOf(code));
  });
  const before = page.problems.length;
  const blocks = fences.map((fence) => createBlock(page, fence)).filter((block) => block !== undefined);
  if (page.problems.length === before && !blocks.some(acts)) report(page, 'step-empty', startOf(node));
  return blocks;
}

function acts(block: Block): boolean {
  return block.kind === 'run' || block.kind === 'file' || block.kind === 'check' || block.kind === 'capture';
}

function isComment(node: Nodes): boolean {
  return node.type === 'mdxFlowExpression';
}

function startOf(node: Nodes): Position {
  const {line, column} = node.position?.start ?? {line: 1, column: 1};
  return {line, column};
}
