import type {Inventory} from '../model/inventory.ts';
import type {Versions} from '../model/manifest.ts';
import type {Runbook} from '../model/runbook.ts';
import {createPlan, type PlanResult} from '../plan/create-plan.ts';

/** The plan that the pages show: the defaults, the example hosts, and a hole where only the reader has a value. */
export function planForReaders(runbook: Runbook, versions: Versions, inventory: Inventory): PlanResult {
  return createPlan({
    runbook,
    versions,
    inventory,
    targetName: 'default',
    target: undefined,
    parameters: {},
    missing: 'show',
  });
}
