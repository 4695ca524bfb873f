import {fileURLToPath} from 'node:url';
import {findDirectories, findLabName} from '../src/cli/directories.ts';
import {explainFailure} from './explain-failure.ts';
import {mutate} from './mutate/mutate.ts';
import {help, readOptions, UsageError} from './mutate/options.ts';
import {createJsonReport, createTextReport} from './mutate/report.ts';
import {refuse} from './parse-options.ts';

/** `npm run mutate -- RUNBOOK`: how much damage to the pages exec and the checks notice. `--help` says more. */
process.exitCode = await main(process.argv.slice(2));

async function main(words: readonly string[]): Promise<number> {
  const cancel = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => cancel.abort());
  try {
    const options = readOptions(words);
    if (options === 'help') {
      process.stdout.write(help);
      return 0;
    }
    const print = (line: string): void => void process.stdout.write(`${line}\n`);
    const say = (text: string): void => void process.stderr.write(`${text}\n`);
    const {cache, state} = findDirectories(process.env);
    return await mutate({
      root: fileURLToPath(new URL('..', import.meta.url)),
      options,
      lab: {
        name: findLabName(process.env),
        cacheDirectory: cache,
        stateDirectory: state,
        nodePath: process.execPath,
        signal: cancel.signal,
        report: () => undefined,
      },
      report: options.format === 'jsonl' ? createJsonReport(print) : createTextReport(print),
      say,
    });
  } catch (error) {
    return error instanceof UsageError ? refuse(error.message) : explainFailure(error, cancel.signal);
  }
}
