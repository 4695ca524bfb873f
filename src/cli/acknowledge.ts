import type {Acknowledge} from '../model/manifest.ts';
import type {Context} from './context.ts';
import {createCliError} from './fail.ts';
import type {RunRequest} from './run-request.ts';

/**
 * The word that the operator must still type; undefined where none is asked for, or it was given.
 * @throws {RunbookError} where the word that was given is another, or nobody is there to type it
 */
export function findWordToAsk(
  context: Context,
  {command, runbook, dryRun, acknowledge: given}: RunRequest,
  asked: Acknowledge | undefined,
): Acknowledge | undefined {
  if (command !== 'exec' || dryRun) return undefined;
  if (asked === undefined) {
    if (given === undefined) return undefined;
    throw createCliError('no-word', {runbook}, 'no-word-hint');
  }
  const {word, why} = asked;
  if (given === word) return undefined;
  if (given !== undefined) throw createCliError('wrong-word', {runbook, given, word}, 'needs-word-hint');
  if (context.interactive) return asked;
  throw createCliError('needs-word', {runbook, why: context.pick(why), word}, 'needs-word-hint');
}
