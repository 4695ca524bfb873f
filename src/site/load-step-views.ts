import {readFile, readdir} from 'node:fs/promises';
import {join, relative} from 'node:path';
import {extractInventory} from '../extract/extract-inventory.ts';
import {extractProject} from '../extract/extract-project.ts';
import type {Problem} from '../model/problem.ts';
import {createStepViews} from './create-step-views.ts';
import type {StepView} from './step-view.ts';

export interface LoadedStepViews {
  readonly views: Readonly<Record<string, StepView>>;
  /** What they were made of, to be watched. */
  readonly files: readonly string[];
}

/** Its hosts are those that the pages show. */
const exampleInventory = 'runbooks/inventory.example.yaml';

/**
 * Every step of every runbook, filled with the defaults for the hosts of the example inventory.
 * @throws {Error} where a page, a manifest or the inventory has a problem: nothing half right is built
 */
export async function loadStepViews(root: string): Promise<LoadedStepViews> {
  const files = await loadFiles(root);
  const {project, problems} = extractProject(files);
  refuse(problems);
  const {inventory, problems: hostProblems} = extractInventory(exampleInventory, files.get(exampleInventory) ?? '');
  refuse(hostProblems);
  if (inventory === undefined) throw new Error(`${exampleInventory} is missing`);
  const results = project.runbooks.map((runbook) => createStepViews(runbook, project.versions, inventory));
  refuse(results.flatMap((result) => result.problems));
  return {
    views: Object.assign({}, ...results.map(({views}) => views)) as LoadedStepViews['views'],
    files: [...files.keys()].map((file) => join(root, file)),
  };
}

/** Pages and manifests by their path below the root. */
async function loadFiles(root: string): Promise<ReadonlyMap<string, string>> {
  const pages = await listFiles(join(root, 'content', 'docs'), '.mdx');
  const manifests = await listFiles(join(root, 'runbooks'), '.yaml');
  const files = [...pages, ...manifests].sort();
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return new Map(files.map((file, index) => [relative(root, file), texts[index] ?? '']));
}

async function listFiles(folder: string, ending: string): Promise<string[]> {
  const files = await readdir(folder, {recursive: true});
  return files.filter((file) => file.endsWith(ending)).map((file) => join(folder, file));
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const lines = problems.map(({file, position, message, hint}) => {
    const place = `${file}:${String(position.line)}:${String(position.column)}`;
    return `${place}: ${message.en} ${hint.en}`;
  });
  throw new Error(`the pages have problems:\n${lines.join('\n')}`);
}
