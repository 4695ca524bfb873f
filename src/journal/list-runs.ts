import {open, readFile, readdir, type FileHandle} from 'node:fs/promises';
import {join} from 'node:path';
import type {Event} from '../model/event.ts';
import {parseJournal} from './read-journal.ts';
import {lockFileOf, runOfJournal} from './run-file.ts';

type Started = Extract<Event, {type: 'run-started'}>;
type Finished = Extract<Event, {type: 'run-finished'}>;

/** One run as its journal tells it. */
export interface RunSummary {
  readonly run: string;
  readonly file: string;
  /** Undefined where not even the first line was written, or cannot be read. */
  readonly started: Started | undefined;
  readonly state:
    {readonly type: 'finished'; readonly event: Finished} | {readonly type: 'running'} | {readonly type: 'cut-off'};
}

/** Where a run-finished line ends and a run-started line begins; both are far shorter. */
const headBytes = 256 * 1024;
const tailBytes = 64 * 1024;

/** All runs of a state folder, newest first. Only the ends of each journal are read. `isAlive` is not asked for 0. */
export async function listRuns(directory: string, isAlive: (pid: number) => boolean): Promise<RunSummary[]> {
  const names = await readNames(directory);
  const runs = names.map((name) => runOfJournal(name)).filter((run) => run !== undefined);
  const summaries: RunSummary[] = [];
  // One after the other: there may be thousands.
  for (const run of runs) summaries.push(await summarizeRun(run, join(directory, `${run}.jsonl`), isAlive));
  return summaries.sort((a, b) => (timeOf(a) < timeOf(b) ? 1 : -1));
}

/** Ids tell seconds, first lines milliseconds. */
function timeOf({run, started}: RunSummary): string {
  if (started !== undefined) return started.at;
  return run.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d).*/, '$1-$2-$3T$4:$5:$6.000Z');
}

async function summarizeRun(run: string, file: string, isAlive: (pid: number) => boolean): Promise<RunSummary> {
  const handle = await open(file, 'r');
  try {
    const {size} = await handle.stat();
    const started = parseFirst(file, await readPart(handle, 0, Math.min(size, headBytes)));
    const from = Math.max(0, size - tailBytes);
    const finished = parseLast(file, await readPart(handle, from, size - from));
    if (finished !== undefined) return {run, file, started, state: {type: 'finished', event: finished}};
    return {run, file, started, state: {type: (await isRunning(file, isAlive)) ? 'running' : 'cut-off'}};
  } finally {
    await handle.close();
  }
}

async function readNames(directory: string): Promise<string[]> {
  try {
    return await readdir(directory);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

async function readPart(handle: FileHandle, position: number, length: number): Promise<string> {
  const {buffer, bytesRead} = await handle.read(Buffer.alloc(length), 0, length, position);
  return buffer.toString('utf8', 0, bytesRead);
}

function parseFirst(file: string, head: string): Started | undefined {
  const event = parseOne(file, head.slice(0, head.indexOf('\n') + 1));
  return event?.type === 'run-started' ? event : undefined;
}

function parseLast(file: string, tail: string): Finished | undefined {
  const end = tail.lastIndexOf('\n');
  const event = parseOne(file, tail.slice(tail.lastIndexOf('\n', end - 1) + 1, end + 1));
  return event?.type === 'run-finished' ? event : undefined;
}

/** A journal that this version cannot read is listed all the same; whoever opens it is told why. */
function parseOne(file: string, line: string): Event | undefined {
  try {
    return parseJournal(file, line).events[0];
  } catch {
    return undefined;
  }
}

async function isRunning(file: string, isAlive: (pid: number) => boolean): Promise<boolean> {
  const pid = await readPid(file);
  return pid > 0 && isAlive(pid);
}

/** The process that holds the journal open; 0 where none left its number. */
async function readPid(file: string): Promise<number> {
  try {
    return Number(await readFile(lockFileOf(file), 'utf8'));
  } catch {
    return 0;
  }
}
