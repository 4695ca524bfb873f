import {listRuns, type RunSummary} from '../../journal/list-runs.ts';
import {readJournal} from '../../journal/read-journal.ts';
import {isRunId, journalFileOf} from '../../journal/run-file.ts';
import type {RunOptions} from '../../model/event.ts';
import type {Context} from '../context.ts';
import {findDirectories} from '../directories.ts';
import {executeRun} from '../execute-run.ts';
import {createCliError} from '../fail.ts';
import {readText} from '../host-options.ts';
import {isAlive} from '../is-alive.ts';
import type {Format} from '../output.ts';
import type {Options} from '../program.ts';
import type {RunRequest} from '../run-request.ts';

/** Runs again with the options of an earlier run; what the hosts' records hold as passed is skipped. */
export async function runResume(context: Context, words: readonly string[], options: Options): Promise<number> {
  const runs = await listRuns(findDirectories(context.process.env).state, isAlive);
  const run = words[0] ?? findUnfinished(runs);
  if (runs.some((each) => each.run === run && each.state.type === 'running')) {
    throw createCliError('still-running', {run});
  }
  const before = await readOptions(run, context);
  const given = Array.isArray(options['param']) ? options['param'].filter((word) => typeof word === 'string') : [];
  const request = createRequest(before, given, options);
  if (!context.quiet) context.warn(`${context.say('resuming', {run})}\n`);
  return executeRun(context, request);
}

function findUnfinished(runs: readonly RunSummary[]): string {
  const found = runs.find(canResume);
  if (found === undefined) throw createCliError('nothing-to-resume', {}, 'nothing-to-resume-hint');
  return found.run;
}

function canResume({started, state}: RunSummary): boolean {
  if (started?.options.command !== 'exec') return false;
  return state.type === 'cut-off' || (state.type === 'finished' && state.event.exitCode !== 0);
}

async function readOptions(run: string, context: Context): Promise<RunOptions> {
  if (!isRunId(run)) throw createCliError('bad-run', {run}, 'nothing-to-resume-hint');
  const {events} = await readJournal(journalFileOf(findDirectories(context.process.env).state, run));
  const [first] = events;
  if (first?.type !== 'run-started') throw createCliError('journal-empty', {run}, 'nothing-to-resume-hint');
  return first.options;
}

function createRequest(before: RunOptions, given: readonly string[], options: Options): RunRequest {
  const {command, runbook, inventory, target, lab, parameters, from, only, limit, force, bundle} = before;
  return {
    command,
    runbook,
    hosts: {
      inventory: lab ? undefined : inventory,
      target: target === 'default' ? undefined : target,
      lab,
      parameterWords: [...Object.entries(parameters).map(([name, value]) => `${name}=${value}`), ...given],
      bundle,
    },
    selection: {from, only, limit},
    // What the run has passed is not sent again, even where the run itself was forced.
    force: command === 'undo' && force,
    dryRun: false,
    once: false,
    evidence: undefined,
    yes: options['yes'] === true,
    acknowledge: readText(options, 'acknowledge') ?? before.acknowledged,
    format: options['format'] as Format,
  };
}
