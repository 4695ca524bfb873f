import {chmod, lstat, mkdir, readdir, readFile, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {execa} from 'execa';
import {exportPlan, type Exported} from '../../src/export/export-plan.ts';
import type {Language} from '../../src/model/language.ts';
import type {Plan} from '../../src/model/plan.ts';
import type {Step} from '../../src/model/step.ts';
import type {OwnHosts} from './own-hosts.ts';
import {planSteps, type PlanOptions} from './plan-input.ts';

/** An export of a plan, and its own parts where a test wants others. */
export function exportOf(plan: Plan, more: {steps?: Plan['steps']; language?: Language} = {}): Exported {
  return exportPlan({
    plan,
    steps: more.steps ?? plan.steps,
    title: 'A test',
    headings: new Map(),
    parameterTitles: new Map([['password', 'The password of all']]),
    directory: 'test-scripts',
    language: more.language ?? 'en',
  });
}

export interface ByHandOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
}

export interface ByHandResult {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

type Started = ReturnType<typeof startCommand>;

/** An operator with the exported scripts in a folder, on hosts of a test's own. */
export interface Operator {
  readonly exported: Exported;
  /** The folder with the scripts. */
  readonly folder: string;
  /** Runs one script on its host, without a terminal. */
  readonly run: (file: string, options?: ByHandOptions) => Promise<ByHandResult>;
  /** Runs every forward script, or every undo script, in order, up to the first that does not pass. */
  readonly runAll: (what: 'forward' | 'undo', options?: ByHandOptions) => Promise<readonly ByHandResult[]>;
  /** Starts a command line on a host, on a terminal of its own; `$1` is the folder. */
  readonly onTerminal: (host: string, line: string) => Started;
  /** Starts a command line on a host without a terminal; `$1` is the folder. */
  readonly start: (host: string, line: string) => Started;
}

const enter = `
mount --bind "$1" /var/lib
mount --bind "$2" /run
mount --bind "$3" /srv
folder=$4 line=$5
exec bash --norc -c "$line" bash "$folder"`;

export async function exportTo(
  folder: string,
  hosts: OwnHosts,
  steps: readonly Step[],
  options: PlanOptions & {language?: Language} = {},
): Promise<Operator> {
  const exported = exportOf(planSteps(steps, {hosts: hosts.hosts, ...options}), options);
  for (const {path, text, executable} of exported.files) {
    await mkdir(dirname(join(folder, path)), {recursive: true});
    await writeFile(join(folder, path), text);
    if (executable) await chmod(join(folder, path), 0o755);
  }
  const undo = exported.files.map(({path}) => path).filter((path) => path.startsWith('undo/'));
  const hostOf = (file: string): string =>
    exported.scripts.find((script) => script.file === file || script.undo === file)?.host ?? '';
  const words = (host: string, line: string): string[] => [
    ...['--mount', '--propagation', 'private', 'sh', '-euc', enter, 'sh'],
    ...['/var/lib', '/run', '/srv'].map((path) => hosts.locate(host, path)),
    folder,
    line,
  ];
  const environment = (host: string, env: Readonly<Record<string, string>> = {}): Record<string, string> => ({
    PATH: process.env['PATH'] ?? '',
    HOME: '/nowhere',
    LANG: 'zh_CN.UTF-8',
    RUNBOOK_HOST: host,
    ...env,
  });
  const run = async (file: string, {env, args = []}: ByHandOptions = {}): Promise<ByHandResult> => {
    const line = `exec setsid bash "$1/${file}" ${args.join(' ')}`;
    const shared = {reject: false, extendEnv: false, stdin: 'ignore', env: environment(hostOf(file), env)} as const;
    const {exitCode, stdout, stderr} = await execa('unshare', words(hostOf(file), line), shared);
    return {exitCode, stdout, stderr};
  };
  const start = (host: string, line: string, env: Readonly<Record<string, string>> = {}): Started =>
    startCommand(words(host, line), environment(host, {...env, TERM: 'xterm'}));
  return {
    exported,
    folder,
    run,
    runAll: async (what, more) => {
      const results: ByHandResult[] = [];
      for (const file of what === 'undo' ? undo : exported.scripts.map((script) => script.file)) {
        const result = await run(file, more);
        results.push(result);
        if (result.exitCode !== 0) break;
      }
      return results;
    },
    start,
    onTerminal: (host, line) =>
      start(host, `exec script -qefc "$LINE" /dev/null`, {
        LINE: line.replaceAll('$1', folder),
        SHELL: '/bin/bash',
      }),
  };
}

function startCommand(words: readonly string[], env: Record<string, string>) {
  return execa('unshare', words, {reject: false, all: true, extendEnv: false, env});
}

/** Everything below a folder of a host: kind, mode, owner and bytes by path. */
export async function listTree(hosts: OwnHosts, host: string, path: string): Promise<Record<string, string>> {
  const root = hosts.locate(host, path);
  const names = (await readdir(root, {recursive: true})).sort();
  const entries = names.map(async (name): Promise<[string, string]> => {
    const file = join(root, name);
    const {mode, uid, gid} = await lstat(file);
    const bytes = (mode & 0o170000) === 0o100000 ? await readFile(file, 'utf8') : '';
    return [name, `${mode.toString(8)} ${String(uid)}:${String(gid)} ${bytes}`];
  });
  return Object.fromEntries(await Promise.all(entries));
}
