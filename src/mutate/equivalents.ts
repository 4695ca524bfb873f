import {z} from 'zod';
import {escapePattern} from '../model/escape-pattern.ts';
import type {Text} from '../model/language.ts';
import type {Mutant} from './mutant.ts';

const text = z.string().min(1);

/** `runbooks/mutants/RUNBOOK.yaml`: damage that no check notices, with the reason. */
export const equivalentsSchema = z.array(
  z.strictObject({
    /** Why, in both languages. */
    zh: text,
    en: text,
    /** The mutants, as `--list` names them; `*` stands for any characters. */
    mutants: z.array(text).min(1),
    /** Checks could notice and do not yet: these are run, and count as unnoticed. The others need not be noticed. */
    open: z.literal(true).optional(),
  }),
);

export type Equivalents = z.infer<typeof equivalentsSchema>;

/** The reason of each mutant that need not be noticed, by its name. */
export function listReasons(equivalents: Equivalents, all: readonly Mutant[]): ReadonlyMap<string, Text> {
  return mapReasons(
    equivalents.filter(({open}) => open !== true),
    all,
  );
}

/** What stands in the way of a check that could notice, by the mutant's name. */
export function listOpenReasons(equivalents: Equivalents, all: readonly Mutant[]): ReadonlyMap<string, Text> {
  return mapReasons(
    equivalents.filter(({open}) => open === true),
    all,
  );
}

function mapReasons(judged: Equivalents, all: readonly Mutant[]): ReadonlyMap<string, Text> {
  return new Map(
    judged.flatMap(({mutants, zh, en}) =>
      all.filter(({id}) => mutants.some((name) => matches(name, id))).map(({id}) => [id, {zh, en}] as const),
    ),
  );
}

/** Names that no mutant has any more: the page was edited, or the name is misspelt. */
export function listStrays(equivalents: Equivalents, all: readonly Mutant[]): string[] {
  const names = equivalents.flatMap(({mutants}) => mutants);
  return names.filter((name) => !all.some(({id}) => matches(name, id)));
}

function matches(name: string, id: string): boolean {
  return new RegExp(`^${name.split('*').map(escapePattern).join('.*')}$`).test(id);
}
