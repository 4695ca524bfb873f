import {createEvidence, type EvidenceResult} from '../../src/evidence/create-evidence.ts';
import {listDeclarations} from '../../src/model/declarations.ts';
import type {Event} from '../../src/model/event.ts';
import type {Evidence} from '../../src/model/evidence.ts';
import type {Target} from '../../src/model/manifest.ts';
import type {Runbook} from '../../src/model/runbook.ts';
import type {Step} from '../../src/model/step.ts';
import {exec, type ExecOptions} from './exec.ts';
import type {OwnHosts} from './own-hosts.ts';
import {createPlanInput, planSteps, type PlanOptions} from './plan-input.ts';

export interface Proven {
  readonly runbook: Runbook;
  readonly events: readonly Event[];
  readonly result: EvidenceResult;
}

export interface ProveOptions extends ExecOptions {
  readonly simulated?: Target['simulated'];
}

/** Runs steps for real and makes evidence of it. */
export async function prove(hosts: OwnHosts, steps: readonly Step[], options: ProveOptions = {}): Promise<Proven> {
  const more = {hosts: hosts.hosts, ...options};
  const {events} = await exec(hosts, steps, more);
  return {...createRunbookOf(steps, more), events, result: judge(steps, more, events)};
}

/** As `prove`, where the run was complete. */
export async function proveWhole(
  hosts: OwnHosts,
  steps: readonly Step[],
  options: ProveOptions = {},
): Promise<{readonly runbook: Runbook; readonly evidence: Evidence}> {
  const {runbook, result} = await prove(hosts, steps, options);
  if ('evidence' in result) return {runbook, evidence: result.evidence};
  throw new Error(`no evidence: ${result.missing}`);
}

export function createRunbookOf(steps: readonly Step[], options: PlanOptions = {}): {readonly runbook: Runbook} {
  return {runbook: createPlanInput(steps, options).runbook};
}

/** What today's pages say beside their steps. */
export function createContextOf(steps: readonly Step[], options: ProveOptions = {}) {
  const {runbook, versions, target} = createPlanInput(steps, options);
  return {
    declarations: listDeclarations(runbook.manifest, versions),
    roles: Object.keys(runbook.manifest.roles),
    target: addSimulated(target, options),
  };
}

function judge(steps: readonly Step[], options: ProveOptions, events: readonly Event[]): EvidenceResult {
  const {runbook} = createPlanInput(steps, options);
  const {declarations, target} = createContextOf(steps, options);
  return createEvidence({
    runbook,
    plan: planSteps(steps, options),
    declarations,
    target,
    given: options.given ?? {},
    events,
  });
}

function addSimulated(target: Target | undefined, {simulated}: ProveOptions): Target | undefined {
  if (simulated === undefined) return target;
  const text = {zh: '测试', en: 'A test'};
  return {title: text, description: text, parameters: target?.parameters ?? {}, simulated};
}
