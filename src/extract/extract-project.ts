import type {Problem} from '../model/problem.ts';
import type {Project} from '../model/runbook.ts';
import {checkPage} from './check-page.ts';
import {extractPage} from './extract-page.ts';
import {checkProseHoles} from './project/check-prose-holes.ts';
import {checkRequires} from './project/check-requires.ts';
import {checkStepIds} from './project/check-step-ids.ts';
import {checkTargets} from './project/check-targets.ts';
import {checkTranslations} from './project/check-translations.ts';
import {extractRunbooks} from './project/extract-runbooks.ts';
import type {ProjectDraft} from './project/project-draft.ts';
import {checkRunbook} from './project/check-runbook.ts';
import {sortProblems} from './source.ts';

/**
 * Everything that a project's files say, and every problem that can be seen in their text.
 * @param files by path relative to the project's root: `content/docs/**`, `runbooks/**.yaml`; others are left alone
 */
export function extractProject(files: ReadonlyMap<string, string>): {
  readonly project: Project;
  readonly problems: readonly Problem[];
} {
  const draft: ProjectDraft = {
    files,
    problems: [],
    pages: [],
    broken: new Set(),
    runbooks: [],
    versions: {parameters: {}, artifacts: {}},
  };
  extractPages(draft);
  extractRunbooks(draft);
  checkStepIds(draft);
  checkTranslations(draft);
  for (const runbook of draft.runbooks) checkRunbook(draft, runbook);
  checkRequires(draft);
  checkProseHoles(draft);
  checkTargets(draft);
  const {runbooks, versions, pages} = draft;
  return {project: {runbooks, versions, pages}, problems: sortProblems(draft.problems)};
}

function extractPages(draft: ProjectDraft): void {
  const files = [...draft.files.keys()].filter((file) => /^content\/docs\/.*\.mdx?$/.test(file)).toSorted();
  for (const file of files) {
    const {page, problems} = extractPage(file, draft.files.get(file) ?? '');
    if (page !== undefined) draft.pages.push(page);
    if (problems.length > 0) draft.broken.add(file);
    draft.problems.push(...problems, ...(page?.language === 'zh' ? checkPage(page) : []));
  }
}
