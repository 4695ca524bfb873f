import type {SourcePage} from '../model/page.ts';
import {createProblem, type Problem} from '../model/problem.ts';
import type {Block, Step} from '../model/step.ts';
import {checkScript} from './bash/check-script.ts';
import {positionInCode, sortProblems} from './source.ts';

/**
 * What a page's steps must have before they run: bash that hides no failure, a check, an undo. Apart from `extractPage`,
 * since rendering a page does not need it.
 */
export function checkPage(page: SourcePage): readonly Problem[] {
  return sortProblems(
    page.steps.flatMap((step) => [...checkCompleteness(step), ...step.blocks.flatMap(checkBlock, step)]),
  );
}

function checkBlock(this: Step, block: Block): Problem[] {
  if (block.kind === 'file' || block.kind === 'output' || block.kind === 'show') return [];
  return checkScript(maskHoles(block)).map(({code, offset, values}) =>
    createProblem(code, this.file, positionInCode(block.position, block.code, offset), values),
  );
}

/** Holes become words of the same length: a value is one word, and `$(({{port}}+1))` is sound. */
function maskHoles({code, raw}: Block): string {
  if (raw || !code.includes('{{')) return code;
  return code.replace(/\{\{[a-z][a-z0-9_.]*\}\}/g, (hole) => 'x'.repeat(hole.length));
}

function checkCompleteness({id, file, position, blocks}: Step): Problem[] {
  const has = (kind: Block['kind']): boolean => blocks.some((block) => block.kind === kind);
  const problems: Problem[] = [];
  if ((has('run') || has('file')) && !has('check'))
    problems.push(createProblem('check-missing', file, position, {step: id}));
  if (has('run') && !has('undo')) problems.push(createProblem('undo-missing', file, position, {step: id}));
  return problems;
}
