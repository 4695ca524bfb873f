import {execa} from 'execa';
import {createProblem, type Problem} from '../model/problem.ts';
import type {Block, Step} from '../model/step.ts';

/** So many bash processes at a time. */
const parallel = 4;

/** `bash -n` on every shell block of the steps. A hole is a plain word to bash: braces without a comma stay as they are. */
export async function checkBashSyntax(steps: readonly Step[], signal?: AbortSignal): Promise<Problem[]> {
  const queue = steps.flatMap((step) => step.blocks.filter(isShell).map((block) => ({file: step.file, block})));
  const results: Problem[][] = queue.map(() => []);
  const entries = queue.entries();
  const work = async (): Promise<void> => {
    // The workers share one iterator: each takes the next block.
    for (const [index, {file, block}] of entries) results[index] = await checkBlock(file, block, signal);
  };
  await Promise.all(Array.from({length: parallel}, work));
  return results.flat();
}

function isShell({kind}: Block): boolean {
  return kind === 'run' || kind === 'check' || kind === 'undo' || kind === 'capture';
}

async function checkBlock(file: string, block: Block, signal: AbortSignal | undefined): Promise<Problem[]> {
  const {exitCode, stderr, failed, shortMessage} = await execa('bash', ['--norc', '-n'], {
    input: `${block.code}\n`,
    reject: false,
    extendEnv: false,
    env: {PATH: process.env['PATH'], LC_ALL: 'C'},
    ...(signal === undefined ? {} : {cancelSignal: signal}),
  });
  if (!failed) return [];
  const {line, detail} = parseMessage(exitCode === undefined ? (shortMessage ?? '') : stderr);
  return [createProblem('bash-syntax', file, {line: block.position.line + line, column: 1}, {detail})];
}

/** `bash: line 3: syntax error near unexpected token \`done'` */
function parseMessage(text: string): {line: number; detail: string} {
  const match = /^bash: line (\d+): (.*)$/m.exec(text);
  if (match === null) return {line: 0, detail: text.trim().split('\n')[0] ?? ''};
  return {line: Number(match[1]), detail: match[2] ?? ''};
}
