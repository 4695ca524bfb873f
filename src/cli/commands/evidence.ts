import {join} from 'node:path';
import {extractTargets} from '../../extract/extract-target.ts';
import {checkEvidence} from '../../evidence/check-evidence.ts';
import {compareEvidence} from '../../evidence/compare-evidence.ts';
import {listDeclarations} from '../../model/declarations.ts';
import {createProblem, type Problem} from '../../model/problem.ts';
import {renderProblems} from '../../report/problems.ts';
import type {Context} from '../context.ts';
import {evidenceFolder, loadEvidence, type EvidenceFile} from '../evidence-files.ts';
import {createCliError} from '../fail.ts';
import {findRunbook, loadProject, type LoadedProject} from '../load-project.ts';
import type {Format} from '../output.ts';
import {ProblemsError} from '../problems-error.ts';
import type {Options} from '../program.ts';

/** The docs and their evidence disagree. */
const disagree = 4;

/** Says where the pages and their evidence part; with `--against`, where the evidence and that of a new run do. */
export async function runEvidenceCheck(context: Context, words: readonly string[], options: Options): Promise<number> {
  const loaded = await loadProject(context.root);
  if (loaded.problems.length > 0) throw new ProblemsError(loaded.problems, loaded.files);
  for (const id of words) findRunbook(id, loaded);
  const kept = await loadEvidence(context.root, join(context.root, evidenceFolder));
  const isMeant = ({evidence}: EvidenceFile): boolean => words.length === 0 || words.includes(evidence.runbook);
  const files = kept.files.filter(isMeant);
  const against = options['against'];
  const compared = typeof against === 'string' ? await compareWith(context, against, isMeant, kept.files, loaded) : [];
  const problems = [...kept.problems, ...files.flatMap((file) => checkFile(file, loaded)), ...compared];
  const texts = new Map([...loaded.files, ...kept.files.map(({file}) => [file, ''] as const)]);
  const report = {language: context.language, color: context.color.out, files: texts, suite: 'evidence'};
  if (!context.quiet || problems.length > 0) {
    context.print(renderProblems(options['format'] as Format, problems, report));
  }
  return problems.length === 0 ? 0 : disagree;
}

function checkFile({file, evidence}: EvidenceFile, {project, files}: LoadedProject): Problem[] {
  const runbook = project.runbooks.find(({id}) => id === evidence.runbook);
  const target = extractTargets(files).targets.get(evidence.target);
  if (runbook === undefined || (target === undefined && evidence.target !== 'default')) {
    const {runbook: id, target: name} = evidence;
    return [createProblem('evidence-unknown', file, {line: 1, column: 1}, {runbook: id, target: name})];
  }
  const declarations = listDeclarations(runbook.manifest, project.versions);
  return checkEvidence(evidence, file, runbook, {declarations, roles: Object.keys(runbook.manifest.roles), target});
}

async function compareWith(
  context: Context,
  folder: string,
  isMeant: (file: EvidenceFile) => boolean,
  kept: readonly EvidenceFile[],
  {project}: LoadedProject,
): Promise<Problem[]> {
  const fresh = await loadEvidence(context.root, folder);
  const meant = fresh.files.filter(isMeant);
  if (meant.length === 0 && fresh.problems.length === 0) throw createCliError('evidence-empty', {folder}, 'usage-help');
  const problems = meant.flatMap(({evidence}) => {
    const {runbook: id, target} = evidence;
    const runbook = project.runbooks.find((each) => each.id === id);
    const old = kept.find((each) => each.evidence.runbook === id && each.evidence.target === target);
    if (runbook !== undefined && old !== undefined) return compareEvidence(old.evidence, evidence, old.file, runbook);
    const file = join(evidenceFolder, id, `${target}.json`);
    return [createProblem('evidence-none', file, {line: 1, column: 1}, {runbook: id, target})];
  });
  return [...fresh.problems, ...problems];
}
