import {createHash} from 'node:crypto';
import type {StepPlan} from '../model/plan.ts';

/**
 * For each step a hash of what hosts are sent up to its end, checks included: a result that took no more than these
 * steps holds as long as the hash does. Not undo, nor prose, nor where it stands on its page.
 */
export function digestSteps(steps: readonly StepPlan[]): ReadonlyMap<string, string> {
  let before = '';
  return new Map(
    steps.map((step) => {
      before = createHash('sha256').update(before).update(JSON.stringify(step, withoutPlace)).digest('hex');
      return [step.id, before] as const;
    }),
  );
}

function withoutPlace(key: string, value: unknown): unknown {
  return ['file', 'line', 'heading', 'undo'].includes(key) ? undefined : value;
}
