import {extractPage} from '../../src/extract/extract-page.ts';
import type {Mutant} from '../../src/mutate/mutant.ts';
import {listMutants} from '../../src/mutate/list-mutants.ts';
import {createPlanInput} from '../helpers/plan-input.ts';

export const file = 'content/docs/page.mdx';

/** A page of one step `it` with these fences. */
export function createPage(fences: string, tag = '<Step id="it" on="master">'): string {
  return `---\ntitle: 页\n---\n\n${tag}\n\n### 步骤\n\n${fences}\n\n</Step>\n`;
}

/** The mutants of a page, in a runbook of its own; every block is planned but those at the lines left out. */
export function mutantsOf(text: string, leftOut: readonly number[] = []): Mutant[] {
  const {page, problems} = extractPage(file, text);
  if (page?.language !== 'zh' || problems.length > 0)
    throw new Error(problems.map(({message}) => message.en).join('\n'));
  const blocks = page.steps.flatMap((step) => step.blocks);
  const planned = blocks.map(({position}) => position.line).filter((line) => !leftOut.includes(line));
  return listMutants({
    runbook: createPlanInput(page.steps).runbook,
    pages: new Map([[file, text]]),
    planned: new Set(planned.map((line) => `${file}:${line}`)),
  });
}

/** What each mutant makes of its line, without the step's name and place: `flag: mv a b`. */
export function changesOf(fences: string, mutator: Mutant['mutator']): (string | undefined)[] {
  return mutantsOf(createPage(fences))
    .filter((mutant) => mutant.mutator === mutator)
    .map(({after}) => after);
}
