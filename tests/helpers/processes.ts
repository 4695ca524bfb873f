import {readdir, readFile} from 'node:fs/promises';
import {setTimeout as pause} from 'node:timers/promises';

export interface Process {
  readonly pid: number;
  readonly parent: number;
  /** `Z` is dead and not yet waited for. */
  readonly state: string;
  /** The arguments with blanks between. */
  readonly command: string;
  readonly environment: string;
}

/** Every process of this machine that can be read. */
export async function listProcesses(): Promise<Process[]> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(names.map((name) => readProcess(Number(name))));
  return found.filter((process) => process !== undefined);
}

/** Live processes whose arguments hold `words`. */
export async function findProcesses(words: string): Promise<Process[]> {
  return (await listProcesses()).filter(({command, state}) => command.includes(words) && state !== 'Z');
}

/** Everything below a process, as its parents say. */
export async function listDescendants(pid: number): Promise<Process[]> {
  const all = await listProcesses();
  const below = (parent: number): Process[] =>
    all.filter((each) => each.parent === parent).flatMap((child) => [child, ...below(child.pid)]);
  return below(pid);
}

/** Waits until nothing that holds `words` runs; the seconds that it took, undefined where it still runs then. */
export async function waitUntilGone(words: string, seconds: number): Promise<number | undefined> {
  const began = Date.now();
  while (Date.now() - began < seconds * 1000) {
    if ((await findProcesses(words)).length === 0) return (Date.now() - began) / 1000;
    await pause(50);
  }
  return undefined;
}

async function readProcess(pid: number): Promise<Process | undefined> {
  try {
    const [stat, command, environment] = await Promise.all(
      ['stat', 'cmdline', 'environ'].map((name) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '')),
    );
    const [state = '', parent = ''] = (stat ?? '').slice((stat ?? '').lastIndexOf(')') + 2).split(' ');
    if (state === '') return undefined;
    return {
      pid,
      parent: Number(parent),
      state,
      command: (command ?? '').replaceAll('\0', ' '),
      environment: (environment ?? '').replaceAll('\0', ' '),
    };
  } catch {
    return undefined;
  }
}
