import type {Event} from '../model/event.ts';
import type {Host} from '../model/inventory.ts';
import type {Outcome, Status} from '../model/outcome.ts';
import type {HostPlan, Plan, StepPlan} from '../model/plan.ts';
import {createEventQueue} from './event-queue.ts';
import type {RunHost} from './host-runner.ts';
import {judgeExit} from './judge-exit.ts';
import {judgeStep} from './judge-step.ts';
import {createLateValues} from './late-values.ts';
import {createHosts, type Hosts} from './open-hosts.ts';
import {prepareHosts} from './prepare-hosts.ts';
import {judgeMissing} from './read-capture.ts';
import type {Run, RunContext} from './run-context.ts';
import {selectSteps} from './select-steps.ts';
import {runStepOnHost, verifyStepOnHost, type StepRun} from './step-run.ts';

/**
 * Runs a plan over its hosts, or with `command: 'verify'` its checks alone. A failing command is an outcome in the
 * events, never an exception; the last event is `run-finished`.
 */
export function runPlan(plan: Plan, context: RunContext): AsyncGenerator<Event, void, void> {
  const queue = createEventQueue<Event>();
  runAll(plan, context, queue.push).then(
    () => queue.end(),
    (error: unknown) => queue.end(error),
  );
  return queue.events;
}

async function runAll(plan: Plan, context: RunContext, push: (event: Event) => void): Promise<void> {
  const {options, now, signal} = context;
  const began = now().getTime();
  const at = (): string => now().toISOString();
  const counts = new Map<Status, number>();
  const unreached = new Set<string>();
  const emit = (event: Event): void => {
    if (event.type === 'host-finished') counts.set(event.outcome.status, (counts.get(event.outcome.status) ?? 0) + 1);
    if (event.type === 'host-unreachable' || event.type === 'host-locked') unreached.add(event.host);
    push(event);
  };
  const steps = selectSteps(plan, options);
  const names = new Set(steps.flatMap((step) => step.hosts.map(({host}) => host)));
  emit({
    type: 'run-started',
    format: 1,
    run: context.run,
    at: at(),
    options,
    hosts: [...names],
    steps: steps.map(({id, heading, hosts}) => ({id, heading, hosts: hosts.map(({host}) => host)})),
  });
  const opened = createHosts({
    ...context,
    path: plan.path,
    holder: options.command === 'exec' && !options.dryRun ? `${context.by} ${context.run}` : '',
    emit,
  });
  try {
    const hosts = await openAll(
      plan.hosts.filter(({name}) => names.has(name)),
      opened,
    );
    const byName = new Map(plan.hosts.map((host) => [host.name, host]));
    const reach = async (name: string): Promise<RunHost | undefined> => {
      const host = byName.get(name);
      return host === undefined ? undefined : opened.reach(host);
    };
    const late = createLateValues({plan, secrets: context.secrets, reach, tools: {emit, now, signal}});
    const tools = {emit, now, signal, listSecrets: late.listSecrets};
    const run: Run = {plan, context, steps, hosts, reach, late, tools, probed: new Map()};
    const ready = unreached.size === 0 && !signal.aborted && (await prepareHosts(run)) && !signal.aborted;
    await runSteps(run, ready);
    const exitCode = judgeExit(counts, unreached.size > 0 || !ready, signal);
    await opened.closeAll();
    const seconds = (now().getTime() - began) / 1000;
    emit({type: 'run-finished', at: at(), seconds, exitCode, counts: Object.fromEntries(counts)});
  } finally {
    await opened.closeAll();
  }
}

async function openAll(hosts: readonly Host[], opened: Hosts): Promise<ReadonlyMap<string, RunHost>> {
  const reached = await Promise.all(hosts.map((host) => opened.reach(host)));
  return new Map(reached.flatMap((host) => (host === undefined ? [] : [[host.host.name, host] as const])));
}

async function runSteps(run: Run, ready: boolean): Promise<void> {
  const {steps, context, tools} = run;
  let going = ready;
  for (const [index, step] of steps.entries()) {
    if (!going || tools.signal.aborted) {
      for (const {host} of step.hosts) finish(run, step, host, {status: 'not-run'});
      continue;
    }
    const {id, heading} = step;
    const at = tools.now().toISOString();
    tools.emit({type: 'step-started', at, step: id, heading, number: index + 1, of: steps.length});
    const passed = await runStep(run, step, index);
    tools.emit({type: 'step-finished', at: tools.now().toISOString(), step: id});
    going = passed || context.options.command === 'verify';
  }
}

async function runStep(run: Run, step: StepPlan, index: number): Promise<boolean> {
  let going = true;
  const {command, dryRun} = run.context.options;
  const acts = command === 'exec' && !dryRun;
  let acted = false;
  // What hosts answered of the steps ahead may no longer hold.
  const forgetAnswers = (): void => {
    if (!acted) return;
    run.probed.clear();
    run.late.forget();
  };
  const one = async (plan: HostPlan): Promise<boolean> => {
    const outcome: Outcome = going ? await runOnHost(run, step, plan, index) : {status: 'not-run'};
    acted ||= acts && outcome.status !== 'skipped' && plan.actions.length > 0;
    if (step.serial) forgetAnswers();
    finish(run, step, plan.host, outcome);
    return outcome.status === 'passed' || outcome.status === 'skipped' || outcome.status === 'would-run';
  };
  if (step.serial) for (const plan of step.hosts) going = (await one(plan)) && going;
  else going = (await Promise.all(step.hosts.map(one))).every(Boolean);
  forgetAnswers();
  return going;
}

function finish({tools}: Run, step: StepPlan, host: string, outcome: Outcome): void {
  tools.emit({type: 'host-finished', at: tools.now().toISOString(), step: step.id, host, outcome});
}

async function runOnHost(run: Run, step: StepPlan, plan: HostPlan, index: number): Promise<Outcome> {
  const {context, hosts, late, tools} = run;
  const {options} = context;
  const on = hosts.get(plan.host);
  if (on === undefined) return {status: 'unreachable', detail: ''};
  const missing = await late.read(step, plan);
  if (missing !== undefined) return options.dryRun ? {status: 'would-run', reason: 'never-ran'} : judgeMissing(missing);
  const line = {runbook: run.plan.runbook, run: context.run, by: context.by, path: run.plan.path};
  const stepRun: StepRun = {step, plan, on, late, tools, line};
  if (options.command === 'verify') return verifyStepOnHost(stepRun, options.once);
  const reason = await judgeStep(run, stepRun, index);
  if (typeof reason !== 'string') return reason;
  if (reason === 'skip') return {status: 'skipped', reason: 'applied'};
  if (options.dryRun) return {status: 'would-run', reason};
  return runStepOnHost(stepRun);
}
