import {findHoles, showParts} from '../model/hole.ts';
import {findHoleValue, type HoleScope} from '../model/hole-value.ts';
import type {Host, Inventory} from '../model/inventory.ts';
import type {Manifest, Versions} from '../model/manifest.ts';
import type {HostPlan} from '../model/plan.ts';
import type {Problem} from '../model/problem.ts';
import type {Runbook} from '../model/runbook.ts';
import type {Block, Step} from '../model/step.ts';
import {groupVariants} from '../plan/variants.ts';
import {createStandings, listBlockOutputs, type TargetEvidence} from './standings/standing-view.ts';
import {fillCode} from './fill-code.ts';
import {createHoleScope} from './hole-scope.ts';
import {planForReaders} from './plan-for-readers.ts';
import type {BlockView, Difference, StepView} from './step-view.ts';
import {viewCondition} from './view-condition.ts';

export interface StepViewsResult {
  readonly views: Readonly<Record<string, StepView>>;
  readonly problems: readonly Problem[];
}

/**
 * The steps of a runbook as the site shows them. The planner fills the blocks as well, and a text that is not the one
 * that it sends is refused; it is given every variant of a block, and the blocks for readers, as if they ran. A value
 * that only the reader has stands as `{{name}}`.
 */
export function createStepViews(
  runbook: Runbook,
  versions: Versions,
  inventory: Inventory,
  evidence: readonly TargetEvidence[],
): StepViewsResult {
  const steps = runbook.steps.map((step) => ({...step, blocks: step.blocks.map(planAlways)}));
  const {plan, problems} = planForReaders({...runbook, steps}, versions, inventory);
  const planned = new Map(plan?.steps.map(({id, hosts}) => [id, hosts]));
  const scope = createHoleScope(runbook, versions, inventory);
  const views = runbook.steps.flatMap((step) => {
    const view = createView(step, planned.get(step.id) ?? [], runbook.manifest, scope, evidence);
    const standings = createStandings(step, evidence, runbook.steps);
    return view === undefined ? [] : [[step.id, {...view, standings}] as const];
  });
  return {views: Object.fromEntries(views), problems};
}

function planAlways(block: Block): Block {
  if (block.kind !== 'show' && block.kind !== 'output') return {...block, when: undefined};
  return {...block, kind: 'run', when: undefined, timeoutSeconds: 0};
}

function createView(
  step: Step,
  plans: readonly HostPlan[],
  manifest: Manifest,
  scope: HoleScope,
  evidence: readonly TargetEvidence[],
): Omit<StepView, 'standings'> | undefined {
  const hosts = plans.flatMap(({host}) => scope.inventory.hosts.filter(({name}) => name === host));
  const [first] = hosts;
  const [plan] = plans;
  if (first === undefined || plan === undefined) return undefined;
  const sent = listSent(plan);
  const outputs = listBlockOutputs(step, evidence);
  return {
    file: step.file,
    on: step.on,
    roleTitle: manifest.roles[step.on.role]?.title,
    hosts: hosts.map(({name}) => name),
    differences: listDifferences(step, hosts, scope),
    serial: step.serial,
    blocks: groupVariants(step.blocks).flatMap((group, index) =>
      group.map((block) => ({
        ...createBlockView(block, index, first, sent, scope),
        outputs: outputs.get(block.position.line),
      })),
    ),
  };
}

interface Sent {
  readonly code: string;
  readonly mode: string | undefined;
}

/** What the plan sends, by the line of the fence. */
function listSent({actions, checks, captures, undo}: HostPlan): ReadonlyMap<number, Sent> {
  const scripts = undo.flatMap((action) => (action.kind === 'undo' ? [action.script] : []));
  return new Map(
    [...actions, ...checks, ...captures, ...scripts].map((each) => [
      each.line,
      {code: showParts(each.parts), mode: 'mode' in each ? each.mode : undefined},
    ]),
  );
}

/** What stands in the step's blocks for each host, where it is not the same on all. */
function listDifferences({blocks}: Step, hosts: readonly Host[], scope: HoleScope): Difference[] {
  const names = new Set(blocks.flatMap(({raw, code}) => (raw ? [] : findHoles(code).map(({name}) => name))));
  return [...names]
    .map((name) => ({name, values: hosts.map((host) => fillCode(`{{${name}}}`, resolver(host, scope)).code)}))
    .filter(({values: [first, ...others]}) => others.some((value) => value !== first));
}

function createBlockView(
  block: Block,
  group: number,
  host: Host,
  sent: ReadonlyMap<number, Sent>,
  scope: HoleScope,
): Omit<BlockView, 'outputs'> {
  const {line} = block.position;
  const filled = block.raw ? {code: block.code, holes: []} : fillCode(block.code, resolver(host, scope));
  const {code, mode = '0644'} = sent.get(line) ?? {code: undefined};
  if (code !== filled.code) throw new Error(`line ${line}: the site does not show what the plan sends`);
  return {
    ...filled,
    kind: block.kind,
    language: block.language,
    line,
    group,
    when: viewCondition(block.when, host.name, scope),
    file: block.kind === 'file' ? {path: block.path, owner: block.owner, mode} : undefined,
    capture: block.kind === 'capture' ? {name: block.name, type: block.type} : undefined,
    withinSeconds: block.kind === 'check' ? block.withinSeconds : 0,
  };
}

function resolver(host: Host, scope: HoleScope) {
  return (name: string) => findHoleValue(name, host, scope);
}
