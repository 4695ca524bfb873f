import {execa} from 'execa';
import {cp, mkdtemp} from 'node:fs/promises';
import {homedir, tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Event} from '../../src/model/event.ts';
import type {Status} from '../../src/model/outcome.ts';

export const root = new URL('../..', import.meta.url).pathname;
const atRoot = join(root, 'bench/at-root.ts');

export const labName = process.env['RUNBOOK_LAB'] ?? 'lab';
const stateDirectory = process.env['XDG_STATE_HOME'] ?? join(homedir(), '.local/state');
/** Where what is expensive is kept. */
export const cacheDirectory = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
export const labDirectory = join(stateDirectory, 'runbook', labName);
export const labInventory = join(labDirectory, 'inventory.yaml');

/** Starts `runbook` over a folder of pages, without a terminal. */
export function startRunbook(words: readonly string[], from: string = root) {
  return execa(process.execPath, [atRoot, from, ...words], {reject: false, all: true, stdin: 'ignore'});
}

export interface RunResult {
  readonly exitCode: number | undefined;
  readonly events: readonly Event[];
  readonly seconds: number;
  readonly all: string;
}

/** Runs `runbook … --format jsonl` to its end. */
export async function runRunbook(words: readonly string[], from: string = root): Promise<RunResult> {
  const began = performance.now();
  const {exitCode, stdout, all} = await startRunbook([...words, '--format', 'jsonl'], from);
  return {exitCode, events: parseEvents(stdout), seconds: (performance.now() - began) / 1000, all};
}

export function parseEvents(text: string): Event[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Event);
}

/** The name of a run. With more than one lab, `resume` alone may mean another's. */
export function findRun(events: readonly Event[]): string {
  const begun = events.find(({type}) => type === 'run-started');
  if (begun?.type !== 'run-started') throw new Error('no run was begun');
  return begun.run;
}

/** `step host` → status, of a run. */
export function listOutcomes(events: readonly Event[]): Record<string, Status> {
  return Object.fromEntries(
    events.flatMap((event) =>
      event.type === 'host-finished' ? [[`${event.step} ${event.host}`, event.outcome.status]] : [],
    ),
  );
}

/** The steps that acted in a run, in order. */
export function listActed(events: readonly Event[]): string[] {
  const acted = events.flatMap((event) =>
    event.type === 'host-finished' && event.outcome.status === 'passed' ? [event.step] : [],
  );
  return [...new Set(acted)];
}

/** Runs a script on a lab host over ssh. */
export async function onHost(host: string, script: string): Promise<string> {
  const {stdout} = await execa('ssh', ['-F', join(labDirectory, 'ssh_config'), host, 'bash', '-s'], {input: script});
  return stdout;
}

/** A copy of the pages and manifests, to edit. */
export async function copyPages(): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'runbook-pages-'));
  for (const folder of ['content', 'runbooks']) await cp(join(root, folder), join(copy, folder), {recursive: true});
  return copy;
}
