import {createPlan, type PlanInput} from '../../src/plan/create-plan.ts';
import type {Host} from '../../src/model/inventory.ts';
import {manifestSchema, versionsSchema, type Manifest, type Versions} from '../../src/model/manifest.ts';
import type {Plan} from '../../src/model/plan.ts';
import type {Step} from '../../src/model/step.ts';
import {createHost} from './hosts.ts';

export interface PlanOptions {
  readonly runbook?: string;
  readonly hosts?: readonly Host[];
  readonly parameters?: Manifest['parameters'];
  readonly conflicts?: readonly string[];
  readonly requires?: readonly string[];
  readonly acknowledge?: Manifest['acknowledge'];
  readonly path?: readonly string[];
  readonly versions?: Partial<Versions>;
  readonly artifacts?: readonly string[];
  readonly target?: Readonly<Record<string, string>>;
  readonly given?: Readonly<Record<string, string>>;
}

/** A parameter of a manifest. */
export const parameter = (type: Manifest['parameters'][string]['type'], value?: string) => ({
  type,
  title: {zh: '参数', en: 'A parameter'},
  ...(value === undefined ? {} : {default: value}),
});

/** What the planner is given, around some steps. */
export function createPlanInput(steps: readonly Step[], options: PlanOptions = {}): PlanInput {
  const text = {zh: '测试', en: 'A test'};
  const manifest = manifestSchema.parse({
    title: text,
    description: text,
    roles: {master: {title: text, hosts: 'one'}, node: {title: text, hosts: 'many'}},
    pages: ['page'],
    parameters: options.parameters ?? {},
    artifacts: options.artifacts ?? [],
    conflicts: options.conflicts ?? [],
    requires: options.requires ?? [],
    acknowledge: options.acknowledge,
    path: options.path ?? [],
  });
  return {
    runbook: {id: options.runbook ?? 'test', manifest, pages: [], steps},
    versions: versionsSchema.parse(options.versions ?? {}),
    inventory: {file: 'inventory.yaml', hosts: options.hosts ?? [createHost()]},
    targetName: 'default',
    target: options.target && {title: text, description: text, parameters: options.target, simulated: []},
    parameters: options.given ?? {},
  };
}

/** The plan of steps that have no problem. */
export function planSteps(steps: readonly Step[], options: PlanOptions = {}): Plan {
  const {plan, problems} = createPlan(createPlanInput(steps, options));
  if (plan === undefined) throw new Error(problems.map(({message}) => message.en).join('\n'));
  return plan;
}
