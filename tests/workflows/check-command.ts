import {constants} from 'node:fs';
import {access, readFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {z} from 'zod';
import {runbook} from '../cli/command-line.ts';

const root = resolve(import.meta.dirname, '../..');
const packageSchema = z.looseObject({scripts: z.record(z.string(), z.string())});

/** Programs that the runner or its container has. */
const programs = ['apt-get', 'chown', 'modprobe', 'tee'];

/** What is wrong with a command of a workflow: it, or what it names, does not exist here. */
export async function checkCommand([program = '', ...words]: readonly string[]): Promise<string[]> {
  if (program === 'npm') return checkNpm(words);
  if (program === 'npx' && words[0] === 'runbook') return checkRunbook(words.slice(1));
  if (program === 'node') return checkFile(words[0] ?? '', constants.R_OK);
  if (program.includes('/')) return checkFile(program, constants.X_OK);
  return programs.includes(program) ? [] : [`unknown program: ${program}`];
}

async function checkNpm(words: readonly string[]): Promise<string[]> {
  if (words[0] === 'ci') return [];
  const script = (words[0] === 'run' ? words[1] : words[0]) ?? '';
  const {scripts} = packageSchema.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
  return script in scripts ? [] : [`no such npm script: ${script}`];
}

/** Of a run, and of no plan. */
const ofRuns = /^--(yes|evidence-in=.*)$/;

/** What would run is planned; the help of every other command must be that command's own. */
async function checkRunbook(words: readonly string[]): Promise<string[]> {
  if (words[0] === 'exec') {
    const planned = words.slice(1).filter((word) => !ofRuns.test(word));
    const {exitCode, stdout, stderr} = await runbook(['plan', ...planned], undefined, {cwd: root});
    return exitCode === 0 ? [] : [`runbook plan ${planned.join(' ')}: ${stderr || stdout}`];
  }
  const {stdout} = await runbook([...words, '--help']);
  return stdout.startsWith(`Usage: runbook ${words.join(' ')} `) ? [] : [`no such command: runbook ${words.join(' ')}`];
}

async function checkFile(file: string, mode: number): Promise<string[]> {
  return access(join(root, file), mode).then(
    () => [],
    () => [`${file} is missing or not executable`],
  );
}
