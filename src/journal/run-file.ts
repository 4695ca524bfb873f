import {basename, join} from 'node:path';

/** `20260801T101500-3fa9c1`: sorts by time (UTC), and two runs of one second differ. */
export function createRunId(now: Date, random: () => number): string {
  const time = now
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replaceAll(/[-:]/g, '');
  const suffix = Math.floor(random() * 0x1000000)
    .toString(16)
    .padStart(6, '0');
  return `${time}-${suffix}`;
}

export function isRunId(name: string): boolean {
  return /^\d{8}T\d{6}-[0-9a-f]{6}$/.test(name);
}

export function journalFileOf(directory: string, run: string): string {
  return join(directory, `${run}.jsonl`);
}

/** The run id that a journal's name holds; undefined for other files. */
export function runOfJournal(file: string): string | undefined {
  const name = basename(file);
  const run = name.replace(/\.jsonl$/, '');
  return name.endsWith('.jsonl') && isRunId(run) ? run : undefined;
}

/** Beside the journal while its run is at work; holds the process id. */
export function lockFileOf(journal: string): string {
  return journal.replace(/(\.jsonl)?$/, '.pid');
}
