import {execa} from 'execa';
import {join} from 'node:path';
import {createEvidence} from '../evidence/create-evidence.ts';
import {listDeclarations} from '../model/declarations.ts';
import type {Event} from '../model/event.ts';
import type {Plan} from '../model/plan.ts';
import type {Context} from './context.ts';
import {evidenceFolder, writeEvidence} from './evidence-files.ts';
import {createCliError} from './fail.ts';
import {findTarget} from './load-hosts.ts';
import type {Options} from './program.ts';
import type {CheckedRunbook} from './prepare-run.ts';
import type {RunRequest} from './run-request.ts';

/** Options that leave a part of a runbook out, or what stands on the hosts already, as they are written. */
const partial = {from: '--from', only: '--only', limit: '--limit', dryRun: '--dry-run', force: '--force'};

/** The folder that `--evidence` or `--evidence-in` names; undefined where no evidence was asked for. */
export function readEvidenceFolder(context: Context, options: Options): string | undefined {
  const other = options['evidenceIn'];
  if (options['evidence'] !== true && typeof other !== 'string') return undefined;
  const given = Object.entries(partial).find(([name]) => options[name] !== undefined && options[name] !== false);
  if (given !== undefined) throw createCliError('evidence-partial', {option: given[1]}, 'evidence-partial-hint');
  return typeof other === 'string' ? other : join(context.root, evidenceFolder);
}

/** Evidence that is kept speaks of a text that can be found again: nothing of the project may be uncommitted. */
export async function requireCleanTree(context: Context, folder: string): Promise<void> {
  if (folder !== join(context.root, evidenceFolder)) return;
  const words = ['status', '--porcelain', '--', '.', `:!${evidenceFolder}`];
  const {exitCode, stdout} = await execa('git', words, {cwd: context.root, reject: false});
  if (exitCode !== 0) throw createCliError('evidence-no-git', {}, 'evidence-elsewhere-hint');
  const [first] = stdout.split('\n');
  if (first !== '') throw createCliError('evidence-unclean', {file: first?.slice(3) ?? ''}, 'evidence-elsewhere-hint');
}

/** Writes what the run proved; a run that failed leaves the evidence as it was. */
export async function recordEvidence(
  context: Context,
  {loaded, runbook, given}: CheckedRunbook,
  plan: Plan,
  {hosts, evidence: folder = ''}: RunRequest,
  events: readonly Event[],
): Promise<void> {
  const result = createEvidence({
    runbook,
    plan,
    declarations: listDeclarations(runbook.manifest, loaded.project.versions),
    target: findTarget(hosts.target, loaded.files),
    given: given.parameters,
    events,
  });
  if ('evidence' in result) {
    const file = await writeEvidence(folder, result.evidence);
    if (!context.quiet) context.warn(`${context.say('evidence-written', {file})}\n`);
  } else if (result.missing === 'applied') {
    const [step = ''] = result.steps;
    throw createCliError('evidence-applied', {step, runbook: runbook.id}, 'evidence-applied-hint', 3);
  } else {
    context.warn(`${context.say('evidence-kept')}\n`);
  }
}
