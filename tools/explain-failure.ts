import {RunbookError} from '../src/model/error.ts';

/**
 * Says why a tool failed, as one error, and returns its exit code: 130 where it was cancelled.
 * @throws what is no error of ours, with its stack
 */
export function explainFailure(error: unknown, signal: AbortSignal): number {
  if (signal.aborted) return 130;
  if (!(error instanceof RunbookError)) throw error;
  const hint = error.hint === undefined ? '' : `\n  ${error.hint.en}`;
  console.error(`error: ${error.message}${hint}`);
  return error.exit;
}
