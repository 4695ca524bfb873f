import {readFile} from 'node:fs/promises';
import {setTimeout as sleep} from 'node:timers/promises';
import {runCommand} from './command.ts';

/** A process that cannot be mistaken for a later one with the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Start time in clock ticks since boot: field 22 of /proc/PID/stat. */
  readonly start: string;
  /** /proc/sys/kernel/random/boot_id, since pid and ticks may meet again after a boot of the machine. */
  readonly boot: string;
}

/** Reads a record of one line, `PID START BOOT`. Anything else is no record. */
export function parseProcessIdentity(text: string): ProcessIdentity | undefined {
  const match = /^([1-9]\d*) (\d+) ([0-9a-f-]{36})\n?$/.exec(text);
  const [, pid, start, boot] = match ?? [];
  return pid === undefined || start === undefined || boot === undefined ? undefined : {pid: Number(pid), start, boot};
}

/** State, parent and start time out of /proc/PID/stat, whose second field may hold spaces and parentheses. */
export function parseStat(stat: string): {state: string; parent: number; start: string} | undefined {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, parent] = fields;
  const start = fields[19];
  return state === undefined || parent === undefined || start === undefined
    ? undefined
    : {state, parent: Number(parent), start};
}

/** Loads the record of a process, or nothing where there is none. */
export async function loadProcessIdentity(file: string): Promise<ProcessIdentity | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return parseProcessIdentity(text);
}

/** The identity of a process that runs now. A zombie does not run. */
export async function readProcessIdentity(pid: number): Promise<ProcessIdentity | undefined> {
  const [stat, boot] = await Promise.all([
    readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''),
    readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
  ]);
  const parsed = parseStat(stat);
  return parsed === undefined || 'ZX'.includes(parsed.state)
    ? undefined
    : {pid, start: parsed.start, boot: boot.trim()};
}

/** Whether the very process of the record runs now. */
export async function isRunning(identity: ProcessIdentity | undefined): Promise<boolean> {
  if (identity === undefined) return false;
  const now = await readProcessIdentity(identity.pid);
  return now !== undefined && now.start === identity.start && now.boot === identity.boot;
}

/** Sends a signal (`KILL`, `RTMIN+4`) if the process still is the recorded one. */
export async function signalProcess(identity: ProcessIdentity | undefined, name: string): Promise<void> {
  if (identity === undefined || !(await isRunning(identity))) return;
  // Bash's own kill: it knows RTMIN+4, and procps need not be installed.
  await runCommand('bash', ['-c', 'kill -s "$1" "$2"', 'bash', name, String(identity.pid)]);
}

/** Waits until the process is gone; false when it still runs after `milliseconds`. */
export async function waitForExit(identity: ProcessIdentity | undefined, milliseconds: number): Promise<boolean> {
  const end = performance.now() + milliseconds;
  while (await isRunning(identity)) {
    if (performance.now() > end) return false;
    await sleep(50);
  }
  return true;
}
