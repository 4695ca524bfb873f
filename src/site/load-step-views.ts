import {join} from 'node:path';
import {loadProjectFiles} from '../cli/project-files.ts';
import {extractInventory} from '../extract/extract-inventory.ts';
import {extractProject} from '../extract/extract-project.ts';
import type {Inventory} from '../model/inventory.ts';
import {languages} from '../model/language.ts';
import type {Problem} from '../model/problem.ts';
import type {Project} from '../model/runbook.ts';
import {createProseValues, createSharedRunbook} from './create-prose-values.ts';
import {createStepViews} from './create-step-views.ts';
import {loadProjectEvidence} from './standings/load-evidence.ts';
import {createHoleScope} from './hole-scope.ts';
import type {ProseValues} from './prose-values.ts';
import {createRunbookPages, type RunbookPage} from './runbook-page.ts';
import type {StepView} from './step-view.ts';
import {createReaderData} from './values/create-reader-data.ts';
import type {ReaderData} from './values/reader-data.ts';

export interface LoadedStepViews {
  readonly views: Readonly<Record<string, StepView>>;
  /** What fills the inline code of the prose. */
  readonly prose: ProseValues;
  /** The pages of runbooks, by slug. */
  readonly pages: Readonly<Record<string, RunbookPage>>;
  /** What browsers load, by the name of its file: `binary-install.zh`, `shared.en`. */
  readonly readers: Readonly<Record<string, ReaderData>>;
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
  const evidence = await loadProjectEvidence(root, project, files);
  refuse(evidence.problems);
  const results = project.runbooks.map((runbook) =>
    createStepViews(runbook, project.versions, inventory, evidence.byRunbook.get(runbook.id) ?? []),
  );
  refuse(results.flatMap((result) => result.problems));
  const {prose, problems: proseProblems} = createProseValues(project, inventory);
  refuse(proseProblems);
  const views = Object.assign({}, ...results.map((result) => result.views)) as LoadedStepViews['views'];
  const pages = project.runbooks.map((runbook) => createRunbookPages(runbook, views));
  return {
    views,
    prose,
    pages: Object.assign({}, ...pages) as LoadedStepViews['pages'],
    readers: createReaders(project, inventory),
    files: [...[...files.keys()].map((file) => join(root, file)), ...evidence.files],
  };
}

function createReaders(project: Project, inventory: Inventory): LoadedStepViews['readers'] {
  const {runbooks, versions} = project;
  const roles = Object.assign({}, ...runbooks.map(({manifest}) => manifest.roles)) as ReaderRoles;
  return Object.fromEntries(
    [createSharedRunbook(project), ...runbooks].flatMap((runbook) =>
      languages.map((language) => {
        const scope = createHoleScope(runbook, versions, inventory);
        return [`${runbook.id || 'shared'}.${language}`, createReaderData(runbook, scope, roles, language)];
      }),
    ),
  );
}

type ReaderRoles = Parameters<typeof createReaderData>[2];

export function refuse(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const lines = problems.map(({file, position, message, hint}) => {
    const place = `${file}:${String(position.line)}:${String(position.column)}`;
    return `${place}: ${message.en} ${hint.en}`;
  });
  throw new Error(`the pages have problems:\n${lines.join('\n')}`);
}
