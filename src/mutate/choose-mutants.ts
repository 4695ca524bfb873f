import {createHash} from 'node:crypto';
import type {Mutant} from './mutant.ts';

/**
 * `count` of the mutants, in page order. What is drawn depends on the seed and on each mutant's own name: an edit
 * elsewhere on the pages leaves the rest of the draw as it was, and its results known.
 */
export function chooseMutants(mutants: readonly Mutant[], count: number, seed: string): Mutant[] {
  const ranked = mutants
    .map((mutant) => ({mutant, rank: rank(mutant, seed)}))
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1));
  const chosen = new Set(ranked.slice(0, count).map(({mutant}) => mutant));
  return mutants.filter((mutant) => chosen.has(mutant));
}

function rank({id}: Mutant, seed: string): string {
  return createHash('sha256').update(`${seed}\0${id}`).digest('hex');
}
