import {z} from 'zod';
import type {Mutant} from './mutant.ts';

const text = z.string().min(1);

/** `runbooks/mutants/RUNBOOK.yaml`: damage that no check can notice or need notice, with the reason. */
export const equivalentsSchema = z.array(
  z.strictObject({
    /** Why, in both languages. */
    zh: text,
    en: text,
    /** The mutants, as `--list` names them. */
    mutants: z.array(text).min(1),
  }),
);

export type Equivalents = z.infer<typeof equivalentsSchema>;

/** Names that no mutant has any more: the page was edited, or the name is misspelt. */
export function listStrays(equivalents: Equivalents, all: readonly Mutant[]): string[] {
  const ids = new Set(all.map(({id}) => id));
  return equivalents.flatMap(({mutants}) => mutants.filter((id) => !ids.has(id)));
}

/** The reason of each, by the mutant's name. */
export function listReasons(equivalents: Equivalents): ReadonlyMap<string, {readonly zh: string; readonly en: string}> {
  return new Map(equivalents.flatMap(({mutants, zh, en}) => mutants.map((id) => [id, {zh, en}] as const)));
}
