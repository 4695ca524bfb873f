import type {Event} from '../model/event.ts';
import type {Plan, StepPlan} from '../model/plan.ts';
import {createLateValues, type LateValues} from './late-values.ts';
import {judgeMissing} from './read-capture.ts';
import type {Run} from './run-context.ts';
import {selectSteps} from './select-steps.ts';
import {verifyStepOnHost} from './step-run.ts';
import {suggestCommand} from './suggest-command.ts';

type Failures = Extract<Event, {type: 'required-finished'}>['failures'];

/**
 * Runs the checks of the runbooks that this one requires, on the hosts of this run, and ends at the first step that does
 * not pass. What their scripts print is shown only where they fail: they are no steps of this run. `--only` repeats
 * steps of what is applied: then the checks have passed before.
 */
export async function checkRequired(run: Run): Promise<boolean> {
  const isApplied = [...run.hosts.values()].every(({record}) => record.applied.has(run.plan.runbook));
  if (run.context.options.only.length > 0 && isApplied) return true;
  for (const id of run.plan.requires) {
    if (run.tools.signal.aborted || !(await checkRunbook(run, id))) return false;
  }
  return true;
}

async function checkRunbook(run: Run, runbook: string): Promise<boolean> {
  const {tools, context, hosts} = run;
  const at = (): string => tools.now().toISOString();
  const began = tools.now().getTime();
  const recorded = [...hosts.values()].flatMap(({record}) => record.applied.get(runbook) ?? []);
  const plan = withOwnPath(context.planRequired(runbook, recorded[0]?.parameters));
  const steps = selectSteps(plan, {only: [], limit: [...hosts.keys()]});
  tools.emit({type: 'required-started', at: at(), runbook, of: steps.length});
  const quiet = {...tools, emit: () => undefined};
  const late = createLateValues({plan, secrets: new Map(), reach: run.reach, tools: quiet});
  let failures: Failures = [];
  for (const [index, step] of steps.entries()) {
    const {id, heading} = step;
    tools.emit({type: 'required-step', at: at(), runbook, step: id, heading, number: index + 1, of: steps.length});
    failures = await checkStep(run, plan, step, late);
    if (failures.length > 0) break;
  }
  const seconds = (tools.now().getTime() - began) / 1000;
  tools.emit({type: 'required-finished', at: at(), runbook, seconds, failures});
  if (failures.length === 0) return true;
  if (!tools.signal.aborted) tools.emit(createRefusal(run, runbook, recorded.length > 0));
  return false;
}

async function checkStep(run: Run, plan: Plan, step: StepPlan, late: LateValues): Promise<Failures> {
  const {hosts, context} = run;
  const tools = {...run.tools, emit: () => undefined, listSecrets: late.listSecrets};
  const line = {runbook: plan.runbook, run: context.run, by: context.by, path: plan.path};
  const all = await Promise.all(
    step.hosts.map(async (on) => {
      const host = hosts.get(on.host);
      if (host === undefined) return [];
      const missing = await late.read(step, on);
      const outcome =
        missing === undefined
          ? await verifyStepOnHost({step, plan: on, on: host, late, tools, line}, false)
          : judgeMissing(missing);
      return outcome.status === 'passed' ? [] : [{step: step.id, heading: step.heading, host: on.host, outcome}];
    }),
  );
  return all.flat();
}

/** The session has the PATH of this run: each script of the other runbook gets its own, on its first line. */
function withOwnPath(plan: Plan): Plan {
  const prefix = <T extends {readonly parts: StepPlan['hosts'][number]['checks'][number]['parts']}>(script: T): T => ({
    ...script,
    parts: [`PATH=${plan.path}; `, ...script.parts],
  });
  const steps = plan.steps.map((step) => ({
    ...step,
    hosts: step.hosts.map((on) => ({...on, checks: on.checks.map(prefix), captures: on.captures.map(prefix)})),
  }));
  return {...plan, steps};
}

function createRefusal({plan, context, tools}: Run, runbook: string, applied: boolean): Event {
  const {options} = context;
  const exec = suggestCommand('exec', runbook, options);
  const verify = suggestCommand('verify', runbook, options);
  return {
    type: 'refused',
    at: tools.now().toISOString(),
    zh: applied
      ? `${plan.runbook} 需要 ${runbook}，而它的检查没有通过；查看全部检查：${verify}；修复：${exec}`
      : `${plan.runbook} 需要 ${runbook}，这些主机上还没有应用；先执行：${exec}`,
    en: applied
      ? `${plan.runbook} requires ${runbook}, whose checks do not pass; to see them all: ${verify}; to mend it: ${exec}`
      : `${plan.runbook} requires ${runbook}, which is not applied on these hosts; first run: ${exec}`,
  };
}
