import {CommanderError} from 'commander';
import {RunbookError} from '../model/error.ts';
import {createContext, type Context} from './context.ts';
import {chooseLanguage} from './language.ts';
import {createProgram} from './program.ts';
import {watchStreams} from './streams.ts';
import {ProblemsError} from './problems-error.ts';
import {renderBug, renderRunbookError} from './user-error.ts';
import {createUsageError} from './usage-error.ts';

export interface MainOptions {
  readonly process: NodeJS.Process;
  /** The checkout that holds content/ and runbooks/. */
  readonly root: string;
}

/** Runs the command line; resolves with its exit code. */
export async function main({process, root}: MainOptions): Promise<number> {
  const argv = process.argv.slice(2);
  const context = createContext({process, root, language: chooseLanguage(argv, process.env)});
  watchStreams(process);
  process.on('uncaughtException', (error) => {
    context.warn(renderBug(error, context));
    process.exit(70);
  });
  try {
    return await runProgram(argv, context);
  } catch (error) {
    return await reportError(error, context);
  }
}

async function runProgram(argv: readonly string[], context: Context): Promise<number> {
  let exitCode = 0;
  const program = createProgram(context, (code) => {
    exitCode = code;
  });
  await program.parseAsync(argv, {from: 'user'});
  return exitCode;
}

async function reportError(error: unknown, context: Context): Promise<number> {
  if (error instanceof CommanderError && error.exitCode === 0) return 0;
  const known = error instanceof CommanderError ? createUsageError(error) : error;
  if (known === undefined) return 2;
  if (known instanceof RunbookError) {
    if (known instanceof ProblemsError) context.warn(await renderProblems(known, context));
    context.warn(renderRunbookError(known, context));
    return known.exit;
  }
  context.warn(renderBug(known, context));
  return 70;
}

/** Loaded here, since most command lines have none to show. */
async function renderProblems({problems, files}: ProblemsError, {language, color}: Context): Promise<string> {
  const {renderProblemsText} = await import('../report/problems.ts');
  return renderProblemsText(problems, {language, color: color.error, files});
}
