import {showParts} from '../model/hole.ts';
import type {Inventory} from '../model/inventory.ts';
import type {Manifest, Versions} from '../model/manifest.ts';
import type {HostPlan} from '../model/plan.ts';
import type {Problem} from '../model/problem.ts';
import type {Runbook} from '../model/runbook.ts';
import type {Block, Condition, Step} from '../model/step.ts';
import {createPlan} from '../plan/create-plan.ts';
import type {BlockView, StepView} from './step-view.ts';

export interface StepViewsResult {
  readonly views: Readonly<Record<string, StepView>>;
  readonly problems: readonly Problem[];
}

/**
 * The steps of a runbook as the site shows them. The planner fills the blocks, so that what is shown is what it sends;
 * it is given every variant of a block, and the blocks for readers, as if they ran. A value that only the reader has
 * stands as `{{name}}`.
 */
export function createStepViews(runbook: Runbook, versions: Versions, inventory: Inventory): StepViewsResult {
  const steps = runbook.steps.map((step) => ({...step, blocks: step.blocks.map(planAlways)}));
  const {plan, problems} = createPlan({
    runbook: {...runbook, steps},
    versions,
    inventory,
    targetName: 'default',
    target: undefined,
    parameters: {},
    missing: 'show',
  });
  const planned = new Map(plan?.steps.map(({id, hosts}) => [id, hosts]));
  const views = runbook.steps.flatMap((step) => {
    const hosts = planned.get(step.id) ?? [];
    return hosts[0] === undefined ? [] : [[step.id, createView(step, runbook.manifest, hosts, hosts[0])] as const];
  });
  return {views: Object.fromEntries(views), problems};
}

function planAlways(block: Block): Block {
  if (block.kind !== 'show' && block.kind !== 'output') return {...block, when: undefined};
  return {...block, kind: 'run', when: undefined, timeoutSeconds: 0};
}

function createView(step: Step, manifest: Manifest, hosts: readonly HostPlan[], first: HostPlan): StepView {
  const filled = listFilled(first);
  return {
    role: step.on.role,
    roleTitle: manifest.roles[step.on.role]?.title,
    hosts: hosts.map(({host}) => host),
    shownFor: hosts.some((host) => differs(step, filled, listFilled(host))) ? first.host : undefined,
    serial: step.serial,
    blocks: step.blocks.map((block) => createBlockView(block, filled)),
  };
}

interface Filled {
  readonly code: string;
  readonly mode: string | undefined;
}

/** What the plan sends, by the line of the fence. */
function listFilled({actions, checks, captures, undo}: HostPlan): ReadonlyMap<number, Filled> {
  const scripts = undo.flatMap((action) => (action.kind === 'undo' ? [action.script] : []));
  return new Map(
    [...actions, ...checks, ...captures, ...scripts].map((each) => [
      each.line,
      {code: showParts(each.parts), mode: 'mode' in each ? each.mode : undefined},
    ]),
  );
}

function differs({blocks}: Step, a: ReadonlyMap<number, Filled>, b: ReadonlyMap<number, Filled>): boolean {
  return blocks.some(({position}) => a.get(position.line)?.code !== b.get(position.line)?.code);
}

function createBlockView(block: Block, filled: ReadonlyMap<number, Filled>): BlockView {
  const {code, mode = '0644'} = filled.get(block.position.line) ?? {code: block.code};
  return {
    kind: block.kind,
    language: block.language,
    code,
    when: block.when && showCondition(block.when),
    file: block.kind === 'file' ? {path: block.path, owner: block.owner, mode} : undefined,
    capture: block.kind === 'capture' ? block.name : undefined,
  };
}

function showCondition({name, operator, literal}: Condition): string {
  return `${name}${operator}${literal}`;
}
