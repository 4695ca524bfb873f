import type {RunOptions} from '../model/event.ts';
import type {Outcome} from '../model/outcome.ts';
import type {Plan, StepPlan} from '../model/plan.ts';
import type {OpenSession} from './executor.ts';
import type {RunHost, RunTools} from './host-runner.ts';
import type {LateValues} from './late-values.ts';

/** Why a step runs, or that it may be skipped: the planner's rule. */
export type JudgeSkip = (facts: {
  readonly key: string;
  readonly passedKey: string | undefined;
  readonly acts: boolean;
  readonly probe: 'ok' | 'file' | 'check' | undefined;
  readonly force: boolean;
}) => (Outcome & {status: 'would-run'})['reason'] | 'probe' | 'skip';

/** The plan of a runbook that this one requires, with the parameters with which the hosts' records say it was applied. */
export type PlanRequired = (runbook: string, recorded: Readonly<Record<string, string>> | undefined) => Plan;

export interface RunContext {
  /** The run's id. */
  readonly run: string;
  /** `user@machine` of the runner. */
  readonly by: string;
  readonly options: RunOptions;
  readonly secrets: ReadonlyMap<string, string>;
  readonly openSession: OpenSession;
  readonly judgeSkip: JudgeSkip;
  readonly planRequired: PlanRequired;
  /** ssh may ask on the terminal. */
  readonly interactive: boolean;
  readonly signal: AbortSignal;
  readonly now: () => Date;
}

/** What a host answered of a step: its files match and its checks pass, or which does not. */
export type Probe = 'ok' | 'file' | 'check';

export interface Run {
  readonly plan: Plan;
  readonly context: RunContext;
  readonly steps: readonly StepPlan[];
  readonly hosts: ReadonlyMap<string, RunHost>;
  /** A host of the inventory, which need not take part in the run otherwise. */
  readonly reach: (host: string) => Promise<RunHost | undefined>;
  readonly late: LateValues;
  readonly tools: RunTools;
  /** What hosts answered of steps ahead; it no longer holds once something acts. */
  readonly probed: Map<string, Probe>;
}
