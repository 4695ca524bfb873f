import {extractProject} from '../extract/extract-project.ts';
import type {Problem} from '../model/problem.ts';
import {findRunbookId} from '../model/runbook-id.ts';
import type {Project, Runbook} from '../model/runbook.ts';
import type {Context} from './context.ts';
import {createCliError} from './fail.ts';
import {loadProjectFiles} from './project-files.ts';
import {findNearest} from '../model/nearest.ts';
import {cliTexts} from './texts.ts';
import {fillText} from '../model/language.ts';

export interface LoadedProject {
  readonly project: Project;
  readonly problems: readonly Problem[];
  readonly files: ReadonlyMap<string, string>;
}

export async function loadProject(root: string): Promise<LoadedProject> {
  const files = await loadProjectFiles(root);
  return {...extractProject(files), files};
}

/** The runbook `id` of a project without problems in it; who asks for a runbook that is not there gets the nearest. */
export function findRunbook(id: string, {project, files}: LoadedProject): Runbook {
  const runbook = project.runbooks.find((each) => each.id === id);
  if (runbook !== undefined) return runbook;
  const ids = [...files.keys()].flatMap((file) => findRunbookId(file) ?? []);
  const near = findNearest(id, ids);
  const hint =
    near === undefined ? cliTexts['unknown-runbook-hint'] : fillText(cliTexts['did-you-mean'], {suggestion: near});
  throw createCliError('unknown-runbook', {id}, hint);
}

/** Headings of steps in the reader's language; a step that has none there keeps its own. */
export function listHeadings({project}: LoadedProject, {language}: Context): ReadonlyMap<string, string> {
  const pages = project.pages.filter((page) => page.language === language);
  return new Map(pages.flatMap((page) => page.steps.map(({id, heading}) => [id, heading] as const)));
}
