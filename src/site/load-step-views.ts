import {join} from 'node:path';
import {loadProjectFiles} from '../cli/project-files.ts';
import {extractInventory} from '../extract/extract-inventory.ts';
import {extractProject} from '../extract/extract-project.ts';
import type {Problem} from '../model/problem.ts';
import {createProseValues} from './create-prose-values.ts';
import {createStepViews} from './create-step-views.ts';
import type {ProseValues} from './prose-values.ts';
import type {StepView} from './step-view.ts';

export interface LoadedStepViews {
  readonly views: Readonly<Record<string, StepView>>;
  /** What fills the inline code of the prose. */
  readonly prose: ProseValues;
  /** What they were made of, to be watched. */
  readonly files: readonly string[];
}

/** Its hosts are those that the pages show. */
export const exampleInventory = 'runbooks/inventory.example.yaml';

/**
 * Every step of every runbook, filled with the defaults for the hosts of the example inventory.
 * @throws {Error} where a page, a manifest or the inventory has a problem: nothing half right is built
 */
export async function loadStepViews(root: string): Promise<LoadedStepViews> {
  const files = await loadProjectFiles(root);
  const {project, problems} = extractProject(files);
  refuse(problems);
  const {inventory, problems: hostProblems} = extractInventory(exampleInventory, files.get(exampleInventory) ?? '');
  refuse(hostProblems);
  if (inventory === undefined) throw new Error(`${exampleInventory} is missing`);
  const results = project.runbooks.map((runbook) => createStepViews(runbook, project.versions, inventory));
  refuse(results.flatMap((result) => result.problems));
  const {prose, problems: proseProblems} = createProseValues(project, inventory);
  refuse(proseProblems);
  return {
    views: Object.assign({}, ...results.map(({views}) => views)) as LoadedStepViews['views'],
    prose,
    files: [...files.keys()].map((file) => join(root, file)),
  };
}

/** @throws {Error} where there are problems */
export function refuse(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const lines = problems.map(({file, position, message, hint}) => {
    const place = `${file}:${String(position.line)}:${String(position.column)}`;
    return `${place}: ${message.en} ${hint.en}`;
  });
  throw new Error(`the pages have problems:\n${lines.join('\n')}`);
}
