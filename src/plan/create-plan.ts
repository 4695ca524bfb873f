import {listDeclarations} from '../model/declarations.ts';
import {hostsOfRole, type Host, type Inventory} from '../model/inventory.ts';
import type {Target, Versions} from '../model/manifest.ts';
import {systemPath, type Plan, type StepPlan} from '../model/plan.ts';
import {createProblem, type Problem} from '../model/problem.ts';
import type {Runbook} from '../model/runbook.ts';
import type {HostSelector, Step} from '../model/step.ts';
import type {ValueType} from '../model/value.ts';
import {checkDistinct} from './check-distinct.ts';
import {checkParameters, refuseWrongParameters} from './parameter-values.ts';
import {planStepOnHost, type PlanScope} from './step-on-host.ts';

export interface PlanInput {
  readonly runbook: Runbook;
  readonly versions: Versions;
  readonly inventory: Inventory;
  /** `default` where the user named none. */
  readonly targetName: string;
  readonly target: Target | undefined;
  /** What the user said with `-p`. */
  readonly parameters: Readonly<Record<string, string>>;
  /** A declared hole without a value: a problem, or left open, for a plan that is shown and never run. */
  readonly missing?: 'refuse' | 'show';
}

export interface PlanResult {
  /** Undefined where a problem stands in its way. */
  readonly plan: Plan | undefined;
  readonly problems: readonly Problem[];
}

/**
 * What runs where, worked out from the pages, the inventory and the parameters alone.
 * @throws {RunbookError} for a `-p` that names no parameter or does not fit
 */
export function createPlan(input: PlanInput): PlanResult {
  const {runbook, versions, inventory, target, targetName} = input;
  const {manifest} = runbook;
  const scope: PlanScope = {
    declarations: listDeclarations(manifest, versions),
    roles: Object.keys(manifest.roles),
    captures: new Map(runbook.steps.flatMap(listCaptures)),
    targetFile: `runbooks/targets/${targetName}.yaml`,
    target,
    inventory,
    given: input.parameters,
    secrets: new Set(),
    missing: input.missing ?? 'refuse',
    problems: [],
  };
  refuseWrongParameters(scope);
  scope.problems.push(...checkParameters(scope), ...checkDistinct(scope));
  const steps = runbook.steps.map((step) => planStep(step, scope));
  const problems = dropRepeated(scope.problems);
  if (problems.length > 0) return {plan: undefined, problems};
  return {
    plan: {
      format: 1,
      runbook: runbook.id,
      target: targetName,
      hosts: inventory.hosts,
      path: [...manifest.path, systemPath].join(':'),
      conflicts: manifest.conflicts,
      requires: manifest.requires,
      acknowledge: manifest.acknowledge,
      steps,
      secrets: [...scope.secrets],
    },
    problems,
  };
}

/** The hosts that `on` names. */
export function selectHosts({role, first}: HostSelector, inventory: Inventory): readonly Host[] {
  const hosts = hostsOfRole(inventory, role);
  return first ? hosts.slice(0, 1) : hosts;
}

function planStep(step: Step, scope: PlanScope): StepPlan {
  const hosts = selectHosts(step.on, scope.inventory);
  if (hosts.length === 0) {
    scope.problems.push(
      createProblem('no-hosts', step.file, step.position, {role: step.on.role, inventory: scope.inventory.file}),
    );
  }
  checkCaptures(step, hosts, scope);
  return {
    id: step.id,
    heading: step.heading,
    file: step.file,
    line: step.position.line,
    on: step.on.first ? `${step.on.role}:first` : step.on.role,
    serial: step.serial,
    uses: step.uses,
    hosts: hosts.map((host) => planStepOnHost(step, host, scope)),
  };
}

/** The manifest may promise one host of a role where the inventory has more. */
function checkCaptures({blocks, on: {role}, file}: Step, hosts: readonly Host[], {problems}: PlanScope): void {
  for (const block of blocks) {
    if (block.kind !== 'capture' || block.type === 'text' || hosts.length < 2) continue;
    problems.push(createProblem('capture-hosts', file, block.position, {type: block.type, on: role, role}));
  }
}

function listCaptures(step: Step): [string, ValueType][] {
  return step.blocks.flatMap((block) => (block.kind === 'capture' ? [[block.name, block.type]] : []));
}

/** The same mistake on three hosts is one problem. */
function dropRepeated(problems: readonly Problem[]): Problem[] {
  const byText = new Map(
    problems.map((problem) => [
      [problem.file, problem.position.line, problem.position.column, problem.message.en].join('\0'),
      problem,
    ]),
  );
  return [...byText.values()];
}
