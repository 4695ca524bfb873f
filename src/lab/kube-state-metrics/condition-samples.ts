import type {Sample} from './family.ts';

/** One sample for each status that a condition can have; the one that it has is 1. */
export function conditionSamples(status: string, label: 'condition' | 'status'): Sample[] {
  return ['True', 'False', 'Unknown'].map((each) => ({
    labels: {[label]: each.toLowerCase()},
    value: Number(each === status),
  }));
}
