import type {Event, RunOptions} from '../../src/model/event.ts';
import type {Outcome, Status} from '../../src/model/outcome.ts';
import type {Step} from '../../src/model/step.ts';
import {judgeSkip} from '../../src/plan/skip.ts';
import type {PlanRequired} from '../../src/run/run-context.ts';
import {runPlan} from '../../src/run/run-plan.ts';
import {undoRunbook} from '../../src/run/undo-runbook.ts';
import type {OwnHosts, SentScript} from './own-hosts.ts';
import {planSteps, type PlanOptions} from './plan-input.ts';

export interface ExecOptions extends PlanOptions {
  readonly options?: Partial<RunOptions>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly planRequired?: PlanRequired;
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: Event) => void;
}

export interface Done {
  readonly events: readonly Event[];
  readonly exitCode: number;
  /** `step host` and what became of it. */
  readonly statuses: Readonly<Record<string, Status>>;
  readonly outcomes: Readonly<Record<string, Outcome>>;
  readonly sent: readonly SentScript[];
}

let runs = 0;

const refuseToPlan: PlanRequired = (id) => {
  throw new Error(`nobody planned ${id}`);
};

/** Runs steps on hosts as the command line does. */
export function exec(hosts: OwnHosts, steps: readonly Step[], more: ExecOptions = {}): Promise<Done> {
  const plan = planSteps(steps, {hosts: hosts.hosts, ...more});
  return gather(hosts, more, (common) =>
    runPlan(plan, {
      ...common,
      options: createOptions(plan.runbook, more.options),
      secrets: new Map(Object.entries(more.secrets ?? {})),
      judgeSkip,
      planRequired: more.planRequired ?? refuseToPlan,
    }),
  );
}

export function undo(hosts: OwnHosts, more: ExecOptions = {}): Promise<Done> {
  const runbook = more.runbook ?? 'test';
  return gather(hosts, more, (common) =>
    undoRunbook({
      ...common,
      runbook,
      hosts: more.hosts ?? hosts.hosts,
      options: createOptions(runbook, {command: 'undo', ...more.options}),
    }),
  );
}

type Common = Omit<Parameters<typeof undoRunbook>[0], 'runbook' | 'hosts' | 'options'>;

async function gather(
  hosts: OwnHosts,
  {signal = new AbortController().signal, onEvent}: ExecOptions,
  start: (common: Common) => AsyncIterable<Event>,
): Promise<Done> {
  hosts.sent.splice(0);
  runs += 1;
  const events: Event[] = [];
  const {openSession} = hosts;
  const common = {run: `run-${runs}`, by: 'me@here', openSession, interactive: false, signal, now: () => new Date()};
  for await (const event of start(common)) {
    events.push(event);
    onEvent?.(event);
  }
  const finished = events.flatMap((event) => (event.type === 'host-finished' ? [event] : []));
  const last = events.at(-1);
  return {
    events,
    exitCode: last?.type === 'run-finished' ? last.exitCode : 70,
    statuses: Object.fromEntries(finished.map(({step, host, outcome}) => [`${step} ${host}`, outcome.status])),
    outcomes: Object.fromEntries(finished.map(({step, host, outcome}) => [`${step} ${host}`, outcome])),
    sent: hosts.sent.splice(0),
  };
}

function createOptions(runbook: string, more: Partial<RunOptions> = {}): RunOptions {
  return {
    runbook,
    command: 'exec',
    target: 'default',
    lab: false,
    parameters: {},
    secrets: [],
    only: [],
    limit: [],
    force: false,
    dryRun: false,
    once: false,
    ...more,
  };
}
