import {appendFile, mkdir, readFile, rename, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {z} from 'zod';
import type {Digests} from '../../src/mutate/digest-steps.ts';
import {parseResults, type Result} from '../../src/mutate/known-results.ts';
import type {Mutant} from '../../src/mutate/mutant.ts';

const secondsSchema = z.record(z.string(), z.object({digest: z.string(), seconds: z.number()}));

/** What is known of a runbook's mutants: results in the checkout, to be committed, and times of this machine outside it. */
export interface Store {
  readonly file: string;
  readonly results: () => Promise<Result[]>;
  /** On disk when it resolves. */
  readonly append: (result: Result) => Promise<void>;
  /** Keeps the last result of each mutant that is still there, in their order, so that a commit shows what changed. */
  readonly tidy: (mutants: readonly Mutant[]) => Promise<void>;
  /** What each step took, undamaged, where all up to it is as it was then. */
  readonly seconds: () => Promise<ReadonlyMap<string, number>>;
  readonly keepSeconds: (seconds: ReadonlyMap<string, number>) => Promise<void>;
}

export function openStore({root, state}: {root: string; state: string}, runbook: string, digests: Digests): Store {
  const file = join(root, 'runbooks/mutants/results', `${runbook}.jsonl`);
  const secondsFile = join(state, 'mutants', `${runbook}.seconds.json`);
  const seconds = async (): Promise<ReadonlyMap<string, number>> => {
    const kept = parseSeconds(await readText(secondsFile));
    const valid = Object.entries(kept).filter(([step, {digest}]) => digests.get(step)?.acts === digest);
    return new Map(valid.map(([step, each]) => [step, each.seconds]));
  };
  const results = async (): Promise<Result[]> => parseResults(await readText(file));
  return {
    file,
    results,
    append: async (result) => {
      await mkdir(dirname(file), {recursive: true});
      // The newline first: a line that a killed run left half written ends where ours begins.
      await appendFile(file, `\n${JSON.stringify(result)}`, {flush: true});
    },
    tidy: async (mutants) => {
      const last = new Map((await results()).map((result) => [result.id, JSON.stringify(result)]));
      const lines = mutants.flatMap(({id}) => last.get(id) ?? []);
      await replaceFile(file, lines.map((line) => `${line}\n`).join(''));
    },
    seconds,
    keepSeconds: async (measured) => {
      const all = [...(await seconds()), ...measured];
      const kept = Object.fromEntries(
        all.map(([step, each]) => [step, {digest: digests.get(step)?.acts, seconds: each}]),
      );
      await replaceFile(secondsFile, JSON.stringify(kept));
    },
  };
}

async function replaceFile(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), {recursive: true});
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
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
