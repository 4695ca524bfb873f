import type {Failure, Outcome} from '../model/outcome.ts';
import type {CheckAction, FileAction, HostPlan, StepPlan} from '../model/plan.ts';
import {defaultSeconds} from '../model/step.ts';
import {
  hasPassed,
  judgeRun,
  runScripts,
  type PlacedScript,
  type RunHost,
  type RunTools,
  type ScriptRun,
} from './host-runner.ts';
import type {LateValues} from './late-values.ts';
import {
  createAppendScript,
  createFileScript,
  createProbeScript,
  createStartedScript,
  type StartedLine,
} from './own-scripts.ts';
import type {HostScript} from './job.ts';

export interface StepRun {
  readonly step: StepPlan;
  readonly plan: HostPlan;
  readonly on: RunHost;
  readonly late: LateValues;
  readonly tools: RunTools;
  /** What the record's lines of this step say. */
  readonly line: Omit<StartedLine, 'key' | 'torn' | 'at'>;
}

/** Acts: record, files, run blocks, checks and the record again, in as few round trips as can be. */
export async function runStepOnHost(run: StepRun): Promise<Outcome> {
  const {step, plan, on, late, tools, line} = run;
  const began = tools.now().getTime();
  const seconds = (): number => (tools.now().getTime() - began) / 1000;
  const acts = plan.actions.length > 0;
  const key = late.key(step, plan);
  const at = tools.now().toISOString();
  const contents = new Map(listFiles(plan).map((file) => [file.path, late.fill(file.parts)]));
  const filled = {...plan, undo: plan.undo.map((each) => fillUndo(each, late))};
  const started = createStartedScript(step, filled, contents, on.record.steps.get(step.id), {
    ...line,
    at,
    key,
    torn: on.torn,
  });
  const acting = plan.actions.map((action) =>
    action.kind === 'file'
      ? placeScript(createFileScript(action, contents.get(action.path) ?? ''), 'file', action)
      : placeScript(createBlock(late.fill(action.parts), action.timeoutSeconds), 'run', action),
  );
  const passed = {type: 'passed', format: 1, at, runbook: line.runbook, run: line.run, step: step.id, key} as const;
  const before = acts ? [placeScript(started, 'record', step), ...acting] : [];
  const after = acts ? [placeScript(createAppendScript(passed, false), 'record', step)] : [];
  on.torn &&= !acts;
  return (await runChecked(run, before, after)) ?? ({status: 'passed', seconds: seconds()} satisfies Outcome);
}

/** Runs the checks alone; `once` gives each a single attempt. */
export async function verifyStepOnHost(run: StepRun, once: boolean): Promise<Outcome> {
  const began = run.tools.now().getTime();
  const checks = run.plan.checks.map((check) => (once ? {...check, withinSeconds: 0} : check));
  const failed = await runChecked({...run, plan: {...run.plan, checks}}, [], []);
  return failed ?? {status: 'passed', seconds: (run.tools.now().getTime() - began) / 1000};
}

/**
 * Runs `before`, the checks, and `after`. A check that fails is tried again until its time is up, and the rest with it.
 * @returns undefined where all passed
 */
async function runChecked(
  {step, plan, on, late, tools}: StepRun,
  before: readonly PlacedScript[],
  after: readonly PlacedScript[],
): Promise<Outcome | undefined> {
  const began = tools.now().getTime();
  const elapsed = (): number => (tools.now().getTime() - began) / 1000;
  const checks = plan.checks.map((check) => createCheck(check, late));
  let queue = [...before, ...checks, ...after];
  let waiting: {readonly script: PlacedScript; readonly since: number} | undefined;
  for (;;) {
    if (queue.length === 0) return undefined;
    const since = tools.now().getTime();
    const runs = await runScripts(on, step.id, queue, tools);
    const last = runs.at(-1);
    if (runs.length === queue.length && last !== undefined && hasPassed(last)) return undefined;
    const outcome = judgeRun(last, on, elapsed(), tools.signal);
    if (last === undefined || (outcome.status !== 'failed' && outcome.status !== 'timed-out')) return outcome;
    const check = plan.checks[checks.indexOf(last.script)];
    if (check === undefined) return outcome;
    if (waiting?.script !== last.script) waiting = {script: last.script, since: startOfLast(runs, since)};
    const left = check.withinSeconds - (tools.now().getTime() - waiting.since) / 1000;
    if (left <= defaultSeconds.betweenAttempts) return outcome;
    await pause(defaultSeconds.betweenAttempts, tools.signal);
    queue = queue.slice(queue.indexOf(last.script));
  }
}

/** Whether the files stand there as planned and the checks pass, once. One job for a row of steps. */
export function createProbes(step: StepPlan, plan: HostPlan, late: LateValues): PlacedScript[] {
  const files = listFiles(plan).map((action) => ({action, content: late.fill(action.parts)}));
  const probe = files.length === 0 ? [] : [placeScript(createProbeScript(files), 'file', step)];
  return [...probe, ...plan.checks.map((check) => createCheck(check, late))];
}

function listFiles(plan: HostPlan): FileAction[] {
  return plan.actions.filter((action) => action.kind === 'file');
}

function createBlock(text: string, timeoutSeconds: number): HostScript {
  return {kind: 'block', text, timeoutSeconds};
}

function createCheck(check: CheckAction, late: LateValues): PlacedScript {
  return placeScript(createBlock(late.fill(check.parts), check.timeoutSeconds), 'check', check);
}

export function placeScript(
  script: HostScript,
  blockKind: Failure['kind'],
  {file, line}: {readonly file: string; readonly line: number},
): PlacedScript {
  return {...script, blockKind, place: {file, line}, hidden: false};
}

function fillUndo(action: HostPlan['undo'][number], late: LateValues): HostPlan['undo'][number] {
  if (action.kind === 'file') return action;
  return {...action, script: {...action.script, parts: [late.fill(action.script.parts)]}};
}

/** A check's time begins with its first attempt, not with the blocks before it. */
function startOfLast(runs: readonly ScriptRun[], since: number): number {
  const before = runs.slice(0, -1).reduce((sum, {result}) => sum + result.seconds, 0);
  return since + before * 1000;
}

function pause(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(finish, seconds * 1000);
    function finish(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      resolve();
    }
    if (signal.aborted) finish();
    else signal.addEventListener('abort', finish);
  });
}
