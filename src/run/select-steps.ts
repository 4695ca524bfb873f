import type {Plan, StepPlan} from '../model/plan.ts';

export interface Selection {
  readonly from?: string | undefined;
  readonly only: readonly string[];
  readonly limit: readonly string[];
}

/** `--from`, `--only` and `--limit` leave out what is sent, not what is planned. */
export function selectSteps(plan: Plan, {from, only, limit}: Selection): StepPlan[] {
  const start = from === undefined ? 0 : plan.steps.findIndex(({id}) => id === from);
  return plan.steps
    .slice(start)
    .filter(({id}) => only.length === 0 || only.includes(id))
    .map((step) => ({...step, hosts: step.hosts.filter(({host}) => limit.length === 0 || limit.includes(host))}))
    .filter(({hosts}) => hosts.length > 0);
}
