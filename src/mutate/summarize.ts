import type {Text} from '../model/language.ts';
import type {Result} from './known-results.ts';
import type {Mutant} from './mutant.ts';
import {noticers, type Noticer} from './verdict.ts';

/** What a run over some mutants came to. */
export interface Summary {
  /** All that were chosen. */
  readonly mutants: number;
  /** Those of them that are judged equivalent; they are not run. */
  readonly equivalent: number;
  /** Without a result yet: the run was cut short. */
  readonly left: number;
  readonly noticed: number;
  readonly by: Readonly<Record<Noticer, number>>;
  readonly unnoticed: readonly Unnoticed[];
  /** Percent of those with a result that were noticed; 100 where there is none. */
  readonly score: number;
}

export interface Unnoticed extends Mutant {
  /** What stands in the way of a check that would notice, where somebody has said so. */
  readonly reason?: Text;
}

export function summarize(
  chosen: readonly Mutant[],
  results: ReadonlyMap<string, Result>,
  equivalent: ReadonlySet<string>,
  reasons: ReadonlyMap<string, Text> = new Map(),
): Summary {
  const judged = chosen.filter(({id}) => !equivalent.has(id));
  const verdicts = judged.flatMap((mutant) => results.get(mutant.id)?.verdict ?? []);
  const noticed = verdicts.flatMap((verdict) => (verdict.status === 'noticed' ? [verdict.by] : []));
  return {
    mutants: chosen.length,
    equivalent: chosen.length - judged.length,
    left: judged.length - verdicts.length,
    noticed: noticed.length,
    by: Object.fromEntries(noticers.map((name) => [name, noticed.filter((by) => by === name).length])) as Record<
      Noticer,
      number
    >,
    unnoticed: judged
      .filter(({id}) => results.get(id)?.verdict.status === 'unnoticed')
      .map((mutant) => {
        const reason = reasons.get(mutant.id);
        return reason === undefined ? mutant : {...mutant, reason};
      }),
    score: verdicts.length === 0 ? 100 : (noticed.length / verdicts.length) * 100,
  };
}
