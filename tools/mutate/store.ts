import {appendFile, mkdir, readFile, rename, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {z} from 'zod';
import type {Digests} from '../../src/mutate/digest-steps.ts';
import {parseResults, type Result} from '../../src/mutate/known-results.ts';

const secondsSchema = z.record(z.string(), z.object({digest: z.string(), seconds: z.number()}));

/** What is known of a runbook's mutants on this machine, outside the checkout. */
export interface Store {
  readonly file: string;
  readonly results: () => Promise<Result[]>;
  /** On disk when it resolves. */
  readonly append: (result: Result) => Promise<void>;
  /** What each step took, undamaged, where all up to it is as it was then. */
  readonly seconds: () => Promise<ReadonlyMap<string, number>>;
  readonly keepSeconds: (seconds: ReadonlyMap<string, number>) => Promise<void>;
}

export function openStore(state: string, runbook: string, digests: Digests): Store {
  const file = join(state, 'mutants', `${runbook}.jsonl`);
  const secondsFile = join(state, 'mutants', `${runbook}.seconds.json`);
  const seconds = async (): Promise<ReadonlyMap<string, number>> => {
    const kept = parseSeconds(await readText(secondsFile));
    const valid = Object.entries(kept).filter(([step, {digest}]) => digests.get(step)?.acts === digest);
    return new Map(valid.map(([step, each]) => [step, each.seconds]));
  };
  return {
    file,
    results: async () => parseResults(await readText(file)),
    append: async (result) => {
      await mkdir(dirname(file), {recursive: true});
      // The newline first: a line that a killed run left half written ends where ours begins.
      await appendFile(file, `\n${JSON.stringify(result)}`, {flush: true});
    },
    seconds,
    keepSeconds: async (measured) => {
      const all = [...(await seconds()), ...measured];
      const kept = Object.fromEntries(
        all.map(([step, each]) => [step, {digest: digests.get(step)?.acts, seconds: each}]),
      );
      await mkdir(dirname(file), {recursive: true});
      await writeFile(`${secondsFile}.new`, JSON.stringify(kept));
      await rename(`${secondsFile}.new`, secondsFile);
    },
  };
}

function parseSeconds(text: string): z.infer<typeof secondsSchema> {
  try {
    return secondsSchema.parse(JSON.parse(text));
  } catch {
    return {};
  }
}

function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}
