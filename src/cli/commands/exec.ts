import type {Context} from '../context.ts';
import {executeRun} from '../execute-run.ts';
import {readSelection, readText, requireHostOptions} from '../host-options.ts';
import type {Format} from '../output.ts';
import type {Options} from '../program.ts';
import {readEvidenceFolder} from '../record-evidence.ts';
import type {RunRequest} from '../run-request.ts';

export function runExec(context: Context, words: readonly string[], options: Options): Promise<number> {
  return executeRun(context, {
    ...createRequest('exec', words, options),
    evidence: readEvidenceFolder(context, options),
  });
}

export function runVerify(context: Context, words: readonly string[], options: Options): Promise<number> {
  return executeRun(context, createRequest('verify', words, options));
}

export function runUndo(context: Context, words: readonly string[], options: Options): Promise<number> {
  return executeRun(context, createRequest('undo', words, options));
}

function createRequest(command: RunRequest['command'], words: readonly string[], options: Options): RunRequest {
  return {
    command,
    runbook: words[0] ?? '',
    hosts: requireHostOptions(options),
    selection: readSelection(options),
    force: options['force'] === true,
    dryRun: options['dryRun'] === true,
    once: options['once'] === true,
    evidence: undefined,
    yes: options['yes'] === true,
    acknowledge: readText(options, 'acknowledge'),
    format: options['format'] as Format,
  };
}
