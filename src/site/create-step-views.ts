import {listDeclarations} from '../model/declarations.ts';
import {showParts} from '../model/hole.ts';
import type {Inventory} from '../model/inventory.ts';
import type {Manifest, Versions} from '../model/manifest.ts';
import type {HostPlan} from '../model/plan.ts';
import type {Problem} from '../model/problem.ts';
import type {Runbook} from '../model/runbook.ts';
import type {Block, Step} from '../model/step.ts';
import type {ParameterSources} from '../model/parameter-value.ts';
import {planForReaders} from './plan-for-readers.ts';
import type {BlockView, ConditionView, StepView} from './step-view.ts';
import {viewCondition} from './view-condition.ts';

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
  const {plan, problems} = planForReaders({...runbook, steps}, versions, inventory);
  const planned = new Map(plan?.steps.map(({id, hosts}) => [id, hosts]));
  const declarations = listDeclarations(runbook.manifest, versions);
  const sources = {declarations, inventory, target: undefined, given: {}};
  const views = runbook.steps.flatMap((step) => {
    const view = createView(step, planned.get(step.id) ?? [], runbook.manifest, sources);
    return view === undefined ? [] : [[step.id, view] as const];
  });
  return {views: Object.fromEntries(views), problems};
}

function planAlways(block: Block): Block {
  if (block.kind !== 'show' && block.kind !== 'output') return {...block, when: undefined};
  return {...block, kind: 'run', when: undefined, timeoutSeconds: 0};
}

function createView(
  step: Step,
  hosts: readonly HostPlan[],
  manifest: Manifest,
  sources: ParameterSources,
): StepView | undefined {
  const [first] = hosts;
  if (first === undefined) return undefined;
  const filled = listFilled(first);
  return {
    role: step.on.role,
    roleTitle: manifest.roles[step.on.role]?.title,
    hosts: hosts.map(({host}) => host),
    shownFor: hosts.some((host) => differs(step, filled, listFilled(host))) ? first.host : undefined,
    serial: step.serial,
    blocks: step.blocks.map((block) => createBlockView(block, filled, viewCondition(block.when, first.host, sources))),
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

function createBlockView(
  block: Block,
  filled: ReadonlyMap<number, Filled>,
  when: ConditionView | undefined,
): BlockView {
  const {code, mode = '0644'} = filled.get(block.position.line) ?? {code: block.code};
  return {
    kind: block.kind,
    language: block.language,
    code,
    when,
    file: block.kind === 'file' ? {path: block.path, owner: block.owner, mode} : undefined,
    capture: block.kind === 'capture' ? block.name : undefined,
  };
}
