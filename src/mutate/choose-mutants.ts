import {createHash} from 'node:crypto';
import type {Mutant} from './mutant.ts';

/**
 * The mutants in the order of the draw. It depends on the seed and on each mutant's own name: an edit elsewhere on
 * the pages leaves the rest of the draw as it was, and its results known.
 */
export function drawMutants(mutants: readonly Mutant[], seed: string): Mutant[] {
  const ranked = mutants.map((mutant) => ({mutant, rank: rank(mutant, seed)}));
  return ranked.toSorted((a, b) => (a.rank < b.rank ? -1 : 1)).map(({mutant}) => mutant);
}

/** `count` of the mutants, in page order. */
export function chooseMutants(mutants: readonly Mutant[], count: number, seed: string): Mutant[] {
  const chosen = new Set(drawMutants(mutants, seed).slice(0, count));
  return mutants.filter((mutant) => chosen.has(mutant));
}

/**
 * The mutants in batches, each in page order, so that hosts are not taken from one end to the other for every mutant;
 * the batches as drawn, so that what a budget leaves out is not the end of the runbook.
 */
export function batchMutants(mutants: readonly Mutant[], size: number, seed: string): Mutant[] {
  const drawn = drawMutants(mutants, seed);
  const order = new Map(mutants.map((mutant, index) => [mutant, index]));
  const batches = Array.from({length: Math.ceil(drawn.length / size)}, (_, index) =>
    drawn.slice(index * size, (index + 1) * size),
  );
  return batches.flatMap((batch) => batch.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)));
}

function rank({id}: Mutant, seed: string): string {
  return createHash('sha256').update(`${seed}\0${id}`).digest('hex');
}
