import {execa} from 'execa';
import {RunbookError} from '../model/error.ts';

export interface CommandOptions {
  readonly signal?: AbortSignal | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
  readonly cwd?: string | undefined;
  readonly input?: string | undefined;
  /** What an abort sends. KILL where the program would not heed TERM. */
  readonly killSignal?: 'SIGTERM' | 'SIGKILL' | undefined;
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
  {signal, env = {}, cwd, input, killSignal = 'SIGTERM'}: CommandOptions = {},
): Promise<CommandResult> {
  signal?.throwIfAborted();
  const result = await execa(file, args, {
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
    ? {status: 'failed', exitCode: result.exitCode, stdout, stderr, summary: result.shortMessage ?? file}
    : {status: 'done', stdout, stderr};
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
