import {execa} from 'execa';
import {createProblem, type Problem} from '../model/problem.ts';
import type {Block, Step} from '../model/step.ts';

/** One bash that asks a fresh one about each block: starting them from here would take three times as long. */
const loop = String.raw`while IFS= read -r -d '' code; do bash --norc -n <<<"$code" 2>&1; printf '\0'; done`;

/** `bash -n` on every shell block of the steps. A hole is a plain word to bash: braces without a comma stay as they are. */
export async function checkBashSyntax(steps: readonly Step[], signal?: AbortSignal): Promise<Problem[]> {
  const blocks = steps.flatMap((step) => step.blocks.filter(isShell).map((block) => ({file: step.file, block})));
  const codes = [...new Set(blocks.map(({block}) => block.code))];
  const half = Math.ceil(codes.length / 2);
  const answers = await Promise.all([codes.slice(0, half), codes.slice(half)].map((part) => askBash(part, signal)));
  const messages = new Map(answers.flat().map((message, index) => [codes[index], message]));
  return blocks.flatMap(({file, block}) => judgeBlock(file, block, messages.get(block.code)));
}

function isShell({kind}: Block): boolean {
  return kind === 'run' || kind === 'check' || kind === 'undo' || kind === 'capture';
}

/** What bash says of each code, empty where nothing. */
async function askBash(codes: readonly string[], signal: AbortSignal | undefined): Promise<string[]> {
  if (codes.length === 0) return [];
  const {stdout} = await execa('bash', ['--norc', '-c', loop], {
    input: codes.map((code) => `${code}\0`).join(''),
    extendEnv: false,
    env: {PATH: process.env['PATH'], LC_ALL: 'C'},
    stripFinalNewline: false,
    ...(signal === undefined ? {} : {cancelSignal: signal}),
  });
  return stdout.split('\0').slice(0, codes.length);
}

function judgeBlock(file: string, block: Block, message: string | undefined): Problem[] {
  // A block that was not judged is a problem too: never a silent skip.
  if (message === '') return [];
  const {line, detail} = parseMessage(message ?? 'bash -n did not answer');
  return [createProblem('bash-syntax', file, {line: block.position.line + line, column: 1}, {detail})];
}

/** `bash: line 3: syntax error near unexpected token \`done'` */
function parseMessage(text: string): {line: number; detail: string} {
  const match = /^bash: line (\d+): (.*)$/m.exec(text);
  if (match === null) return {line: 0, detail: text.trim().split('\n')[0] ?? ''};
  return {line: Number(match[1]), detail: match[2] ?? ''};
}
