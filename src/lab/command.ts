import {execa} from 'execa';
import {RunbookError} from '../model/error.ts';

export interface CommandOptions {
  readonly signal?: AbortSignal | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
  readonly cwd?: string | undefined;
  readonly input?: string | undefined;
  /** What an abort sends. KILL where the program would not heed TERM. */
  readonly killSignal?: 'SIGTERM' | 'SIGKILL' | undefined;
  /** Left to end by itself when we are killed: an installation, which must not stop half-way. */
  readonly outlivesUs?: boolean | undefined;
}

export type CommandResult =
  | {readonly status: 'done'; readonly stdout: string; readonly stderr: string}
  | {
      readonly status: 'failed';
      readonly exitCode: number | undefined;
      readonly stdout: string;
      readonly stderr: string;
      readonly summary: string;
    };

/** Runs a program to its end. A failure is data; an abort throws the signal's reason. */
export async function runCommand(
  file: string,
  args: readonly string[],
  {signal, env = {}, cwd, input, killSignal = 'SIGTERM', outlivesUs = false}: CommandOptions = {},
): Promise<CommandResult> {
  signal?.throwIfAborted();
  // What we started must not go on writing once we are killed and someone else repairs.
  const [program = file, ...words] = outlivesUs ? [file, ...args] : ['setpriv', '--pdeathsig', 'KILL', file, ...args];
  const result = await execa(program, words, {
    reject: false,
    env: {LC_ALL: 'C.UTF-8', ...env},
    killSignal,
    forceKillAfterDelay: 2000,
    ...(input === undefined ? {stdin: 'ignore' as const} : {input}),
    ...(cwd === undefined ? {} : {cwd}),
    ...(signal === undefined ? {} : {cancelSignal: signal}),
  });
  signal?.throwIfAborted();
  const {stdout, stderr} = result;
  return result.failed
    ? {
        status: 'failed',
        exitCode: result.exitCode,
        stdout,
        stderr,
        summary: summarize([file, ...args], result.exitCode),
      }
    : {status: 'done', stdout, stderr};
}

function summarize(command: readonly string[], exitCode: number | undefined): string {
  return `${command.join(' ')} (${exitCode === undefined ? 'killed' : `exit ${exitCode}`})`;
}

/** Runs a program that has to succeed and returns its standard output. */
export async function mustRun(file: string, args: readonly string[], options: CommandOptions = {}): Promise<string> {
  const result = await runCommand(file, args, options);
  if (result.status === 'done') return result.stdout;
  const output = lastLines(`${result.stdout}\n${result.stderr}`, 12);
  throw new RunbookError({
    code: 'lab-command-failed',
    exit: 3,
    message: {
      zh: `实验环境的命令失败：${result.summary}\n${output}`,
      en: `A command of the lab failed: ${result.summary}\n${output}`,
    },
  });
}

/** The end of a program's output, for a message. */
export function lastLines(text: string, count: number): string {
  return text.trim().split('\n').slice(-count).join('\n');
}
