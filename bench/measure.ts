import {execa} from 'execa';

/** One comparison: how long ours takes against a named rival, both measured in this run. */
export interface Ratio {
  readonly name: string;
  /** Ours divided by the rival's; undefined where the rival is not on this machine. */
  readonly ratio: number | undefined;
  /** Undefined where none was set. */
  readonly goal: number | undefined;
  readonly detail: string;
}

export interface Command {
  readonly file: string;
  readonly words: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Median seconds of each command, run in turns so that a busy machine is busy for all, after rounds that warm caches. */
export async function measureInTurns(commands: readonly Command[], rounds: number, warming = 1): Promise<number[]> {
  const seconds: number[][] = commands.map(() => []);
  for (let round = 0; round < rounds + warming; round += 1) {
    for (const [index, command] of commands.entries()) {
      const taken = await runTimed(command);
      if (round >= warming) seconds[index]?.push(taken);
    }
  }
  return seconds.map(median);
}

async function runTimed({file, words, env}: Command): Promise<number> {
  const began = performance.now();
  const {failed, all} = await execa(file, words, {stdin: 'ignore', all: true, reject: false, ...(env && {env})});
  if (failed) throw new Error(`${file} ${words.join(' ')}\n${all}`);
  return (performance.now() - began) / 1000;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** `0.42 s against 0.50 s` */
export function describe(ours: number, theirs: number): string {
  return `${ours.toFixed(3)} s against ${theirs.toFixed(3)} s`;
}
