import type {FieldDefaults} from '../../model/dashboard.ts';

/** What a value's thresholds say of it; `plain` where there are none. */
export type Level = 'green' | 'yellow' | 'red' | 'plain';

export function findLevel(value: number, thresholds: FieldDefaults['thresholds']): Level {
  return thresholds?.steps.findLast((step) => step.value === null || value >= step.value)?.color ?? 'plain';
}
