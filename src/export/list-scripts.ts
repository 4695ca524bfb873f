import type {Host} from '../model/inventory.ts';
import type {HostPlan, Plan, StepPlan} from '../model/plan.ts';

/** What one host gets of one step. */
export interface StepScript {
  /** The step's number in the whole plan, from 1. */
  readonly number: number;
  readonly step: StepPlan;
  readonly plan: HostPlan;
  readonly host: Host;
  /** `012-kubelet-start-node01.sh` */
  readonly file: string;
  /** `undo/003-kubelet-start-node01.sh`; undefined where there is nothing to take back. */
  readonly undoFile: string | undefined;
}

/**
 * A script for each host of each step, in the order in which they must run. Numbers are those of the whole plan, so
 * that a part of it is numbered as the whole.
 */
export function listScripts(plan: Plan, steps: readonly StepPlan[]): StepScript[] {
  const hosts = new Map(plan.hosts.map((host) => [host.name, host]));
  const ids = plan.steps.map(({id}) => id);
  const undone = plan.steps.filter(hasUndo).map(({id}) => id);
  return steps.flatMap((step) =>
    step.hosts.flatMap((on) => {
      const host = hosts.get(on.host);
      if (host === undefined) return [];
      const name = `${step.id}-${on.host}.sh`;
      const number = ids.indexOf(step.id) + 1;
      const undoNumber = undone.length - undone.indexOf(step.id);
      const undoFile = on.undo.length === 0 ? undefined : `undo/${pad(undoNumber)}-${name}`;
      return [{number, step, plan: on, host, file: `${pad(number)}-${name}`, undoFile}];
    }),
  );
}

/** Those that have an undo script, in the order of undoing: last step first. */
export function listUndoScripts(scripts: readonly StepScript[]): StepScript[] {
  return scripts.filter(({undoFile}) => undoFile !== undefined).toSorted((a, b) => b.number - a.number);
}

function hasUndo({hosts}: StepPlan): boolean {
  return hosts.some(({undo}) => undo.length > 0);
}

function pad(number: number): string {
  return String(number).padStart(3, '0');
}
