import {z} from 'zod';
import {digestVerdict, type Digests} from './digest-steps.ts';
import type {Mutant} from './mutant.ts';
import {verdictSchema} from './verdict.ts';

/** A mutant's result, a line of the file that keeps them. */
export const resultSchema = z.object({
  format: z.literal(1),
  /** The mutant. */
  id: z.string(),
  at: z.string(),
  seconds: z.number(),
  verdict: verdictSchema,
  /** What the verdict rests on, as `digestVerdict` has it. */
  digest: z.string(),
});

export type Result = z.infer<typeof resultSchema>;

/** The results that still hold, by mutant: all that had a part in them is as it was. The last of a mutant counts. */
export function selectKnown(
  mutants: readonly Mutant[],
  results: readonly Result[],
  digests: Digests,
): ReadonlyMap<string, Result> {
  const steps = new Map(mutants.map(({id, step}) => [id, step]));
  const valid = results.filter(({id, verdict, digest}) => {
    const step = steps.get(id);
    return step !== undefined && digestVerdict(digests, verdict, step) === digest;
  });
  return new Map(valid.map((result) => [result.id, result]));
}

/** Lines of the file; a torn last one, or one of another format, is none. */
export function parseResults(text: string): Result[] {
  return text.split('\n').flatMap((line) => {
    try {
      return resultSchema.safeParse(JSON.parse(line)).data ?? [];
    } catch {
      return [];
    }
  });
}
