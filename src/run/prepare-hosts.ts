import {isDeepStrictEqual} from 'node:util';
import type {AppliedRunbook} from './host-record.ts';
import {checkRequired} from './check-required.ts';
import {hasPassed, runScripts, type RunHost} from './host-runner.ts';
import {createAppendScript} from './own-scripts.ts';
import type {Run} from './run-context.ts';
import {placeScript} from './step-run.ts';
import {suggestCommand} from './suggest-command.ts';

/**
 * Refuses hosts that hold a runbook in conflict, or on which one that is required does not work, and says on each that
 * this one is applied.
 */
export async function prepareHosts(run: Run): Promise<boolean> {
  const {options} = run.context;
  if (options.command !== 'exec') return true;
  if (refuseConflicts(run)) return false;
  if (!(await checkRequired(run))) return false;
  if (options.dryRun) return true;
  const marked = await Promise.all([...run.hosts.values()].map((on) => markApplied(run, on)));
  return marked.every(Boolean);
}

/** Either of two runbooks may name the other. */
function refuseConflicts({plan, context, hosts, tools}: Run): boolean {
  const found = [...hosts.values()].flatMap(({host, record}) =>
    [...record.applied]
      .filter(([id, {conflicts}]) => plan.conflicts.includes(id) || conflicts.includes(plan.runbook))
      .map(([id]) => ({host, id})),
  );
  for (const {host, id} of found) {
    const command = suggestCommand('undo', id, context.options);
    tools.emit({
      type: 'refused',
      at: tools.now().toISOString(),
      host: host.name,
      zh: `这里应用了 ${id}，与 ${plan.runbook} 冲突；先执行：${command}`,
      en: `${id} is applied here, which conflicts with ${plan.runbook}; take it back first: ${command}`,
    });
  }
  return found.length > 0;
}

async function markApplied({plan, context, tools}: Run, on: RunHost): Promise<boolean> {
  const steps = plan.steps.filter((step) => step.hosts.some(({host}) => host === on.host.name)).map(({id}) => id);
  const {parameters} = context.options;
  const applied: AppliedRunbook = {
    steps,
    requires: [...plan.requires],
    conflicts: [...plan.conflicts],
    parameters: {...parameters},
  };
  if (isDeepStrictEqual(on.record.applied.get(plan.runbook), applied)) return true;
  const at = tools.now().toISOString();
  const line = {type: 'applied', format: 1, at, runbook: plan.runbook, run: context.run, ...applied} as const;
  const script = placeScript(createAppendScript(line, on.torn), 'record', {file: '', line: 0});
  const [done] = await runScripts(on, '', [script], tools);
  on.torn = false;
  if (done !== undefined && hasPassed(done)) return true;
  const detail = done?.output.trim() ?? on.session.readLoss();
  tools.emit({type: 'host-unreachable', at: tools.now().toISOString(), host: on.host.name, detail});
  return false;
}
