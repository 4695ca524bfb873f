import type {Outcome} from '../model/outcome.ts';
import type {HostPlan, StepPlan} from '../model/plan.ts';
import {hasPassed, runScripts, type PlacedScript, type RunHost, type ScriptRun} from './host-runner.ts';
import type {JudgeSkip, Probe, Run} from './run-context.ts';
import {createProbes, type StepRun} from './step-run.ts';

/** The skip rule; asks the host where the rule needs it. An outcome where it cannot be asked. */
export async function judgeStep(
  run: Run,
  {step, plan, on}: StepRun,
  index: number,
): Promise<Exclude<ReturnType<JudgeSkip>, 'probe'> | Outcome> {
  const {judgeSkip, signal} = run.context;
  const facts = listFacts(run, step, plan, on);
  const known = judgeSkip({...facts, probe: run.probed.get(probeName(step, on))});
  if (known !== 'probe') return known;
  const probe = await probeAhead(run, on, index);
  const asked = judgeSkip({...facts, probe});
  if (asked !== 'probe') return asked;
  return signal.aborted ? {status: 'cancelled'} : {status: 'unreachable', detail: on.session.readLoss()};
}

function listFacts({late, context}: Run, step: StepPlan, plan: HostPlan, on: RunHost) {
  return {
    key: late.key(step, plan),
    passedKey: on.record.steps.get(step.id)?.passedKey,
    acts: plan.actions.length > 0,
    force: context.options.force,
  };
}

/**
 * Probes this step and those after it that may be skipped as well, as one job that ends at the first miss.
 * @returns the answer for this step, undefined where there was none
 */
async function probeAhead(run: Run, on: RunHost, from: number): Promise<Probe | undefined> {
  const rows: {readonly step: StepPlan; readonly scripts: readonly PlacedScript[]}[] = [];
  for (const step of run.steps.slice(from)) {
    const plan = step.hosts.find(({host}) => host === on.host.name);
    if (plan === undefined) continue;
    if ((await run.late.read(step, plan)) !== undefined) break;
    if (run.context.judgeSkip({...listFacts(run, step, plan, on), probe: undefined}) !== 'probe') break;
    rows.push({step, scripts: createProbes(step, plan, run.late)});
  }
  const queue = rows.flatMap(({scripts}) => scripts);
  const quiet = {...run.tools, emit: () => undefined};
  const answers = queue.length === 0 ? [] : await runScripts(on, '', queue, quiet);
  let own: Probe | undefined;
  for (const [index, {step, scripts}] of rows.entries()) {
    const probe = judgeProbe(scripts, answers);
    if (probe === undefined) break;
    run.probed.set(probeName(step, on), probe);
    if (index === 0) own = probe;
  }
  return own;
}

function judgeProbe(scripts: readonly PlacedScript[], answers: readonly ScriptRun[]): Probe | undefined {
  for (const script of scripts) {
    const answer = answers.find((each) => each.script === script);
    if (answer === undefined || answer.result.status === 'lost' || answer.result.status === 'cancelled')
      return undefined;
    if (!hasPassed(answer)) return script.blockKind === 'file' ? 'file' : 'check';
  }
  return 'ok';
}

function probeName(step: StepPlan, on: RunHost): string {
  return `${on.host.name} ${step.id}`;
}
