import {mkdirSync, mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {execa, type Options} from 'execa';

const root = resolve(import.meta.dirname, '../..');

export const bin = join(root, 'bin/runbook.mjs');
export const demo = join(import.meta.dirname, 'fixtures/demo');
export const demoInventory = join(demo, 'inventory.yaml');

export interface Result {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Folders of one test's own, so that nothing of this machine is read or written. */
export function createEnvironment(): Record<string, string> {
  const home = mkdtempSync(join(tmpdir(), 'runbook-cli-'));
  for (const name of ['lib', 'run']) mkdirSync(join(home, name));
  const {PATH = ''} = process.env;
  return {PATH, HOME: home, XDG_CACHE_HOME: join(tmpdir(), 'runbook-cli-cache'), LC_ALL: 'C.UTF-8'};
}

const shared = {reject: false, extendEnv: false, stdin: 'ignore'} as const satisfies Options;

/** Runs the real command line of this project. */
export async function runbook(
  args: readonly string[],
  env = createEnvironment(),
  options: Options = {},
): Promise<Result> {
  return pick(await execa(process.execPath, [bin, ...args], {...shared, ...options, env}));
}

/** Runs the command line over the demo project. */
export async function runDemo(args: readonly string[], env = createEnvironment()): Promise<Result> {
  return pick(await startDemo(args, env));
}

export function startDemo(args: readonly string[], env: Record<string, string>) {
  const script = join(import.meta.dirname, 'fixtures/runbook.ts');
  return execa(process.execPath, [script, ...args], {...shared, env: {RUNBOOK_TEST_ROOT: demo, ...env}});
}

/** Runs the demo on this machine, with a /var/lib and a /run of its own. Needs root. */
export function startIsolated(args: readonly string[], env: Record<string, string>) {
  const {HOME = ''} = env;
  const script = join(import.meta.dirname, 'fixtures/runbook.ts');
  const line = `
    mount --bind "$HOME/lib" /var/lib && mount --bind "$HOME/run" /run
    if [ -n "$RUNBOOK_TEST_STATE_SIZE" ]; then
      mkdir -p "$HOME/.local/state"
      mount -t tmpfs -o "size=$RUNBOOK_TEST_STATE_SIZE" state "$HOME/.local/state"
    fi
    exec "$@"`;
  const words = ['--mount', '--propagation=private', 'sh', '-c', line, 'sh', process.execPath, script, ...args];
  return execa('unshare', words, {...shared, env: {RUNBOOK_TEST_ROOT: demo, ...env, HOME}});
}

export async function runIsolated(args: readonly string[], env: Record<string, string>): Promise<Result> {
  return pick(await startIsolated(args, env));
}

function pick({exitCode, stdout, stderr}: {exitCode?: number; stdout: unknown; stderr: unknown}): Result {
  return {exitCode, stdout: String(stdout), stderr: String(stderr)};
}
