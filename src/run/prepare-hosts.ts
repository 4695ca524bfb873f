import {hasPassed, runScripts} from './host-runner.ts';
import {createAppendScript} from './own-scripts.ts';
import type {Run} from './run-context.ts';
import {placeScript} from './step-run.ts';

/** Refuses hosts that hold a runbook in conflict, and says on each that this one is applied. */
export async function prepareHosts({plan, context, hosts, tools}: Run): Promise<boolean> {
  const {options, run} = context;
  if (options.command !== 'exec') return true;
  for (const {host, record} of hosts.values()) {
    const other = plan.conflicts.find((id) => record.applied.has(id));
    if (other === undefined) continue;
    tools.emit({
      type: 'notice',
      at: tools.now().toISOString(),
      host: host.name,
      zh: `${host.name} 上已应用运行手册 ${other}，与 ${plan.runbook} 冲突；先执行 runbook undo ${other}`,
      en: `${host.name} has the runbook ${other} applied, which conflicts with ${plan.runbook}; run: runbook undo ${other}`,
    });
    return false;
  }
  if (options.dryRun) return true;
  const marked = await Promise.all(
    [...hosts.values()].map(async (on) => {
      const steps = plan.steps.filter((step) => step.hosts.some(({host}) => host === on.host.name)).map(({id}) => id);
      if (JSON.stringify(on.record.applied.get(plan.runbook)) === JSON.stringify(steps)) return true;
      const line = {
        type: 'applied',
        format: 1,
        at: tools.now().toISOString(),
        runbook: plan.runbook,
        run,
        steps,
      } as const;
      const script = placeScript(createAppendScript(line, on.torn), 'record', {file: '', line: 0});
      const [done] = await runScripts(on, '', [script], tools);
      on.torn = false;
      if (done !== undefined && hasPassed(done)) return true;
      const detail = done?.output.trim() ?? on.session.readLoss();
      tools.emit({type: 'host-unreachable', at: tools.now().toISOString(), host: on.host.name, detail});
      return false;
    }),
  );
  return marked.every(Boolean);
}
