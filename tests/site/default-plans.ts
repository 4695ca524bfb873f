import {loadProjectFiles} from '../../src/cli/project-files.ts';
import {extractInventory} from '../../src/extract/extract-inventory.ts';
import {extractProject} from '../../src/extract/extract-project.ts';
import {showParts} from '../../src/model/hole.ts';
import type {Inventory} from '../../src/model/inventory.ts';
import type {HostPlan, Plan} from '../../src/model/plan.ts';
import type {Project, Runbook} from '../../src/model/runbook.ts';
import {createPlan} from '../../src/plan/create-plan.ts';
import {root} from './built-page.ts';

/** What `runbook plan` would send, for every runbook: the default target on the example hosts. */
export async function loadPlans(): Promise<readonly Plan[]> {
  const files = await loadProjectFiles(root);
  const {project} = extractProject(files);
  const file = 'runbooks/inventory.example.yaml';
  const {inventory} = extractInventory(file, files.get(file) ?? '');
  if (inventory === undefined) throw new Error(`${file} cannot be read`);
  return project.runbooks.map((runbook) => planForReaders(runbook, project, inventory));
}

/** The same of one runbook, on other hosts. */
export async function loadPlan(id: string, inventory: Inventory): Promise<Plan> {
  const {project} = extractProject(await loadProjectFiles(root));
  const runbook = project.runbooks.find((each) => each.id === id);
  if (runbook === undefined) throw new Error(`there is no runbook ${id}`);
  return planForReaders(runbook, project, inventory);
}

function planForReaders(runbook: Runbook, {versions}: Project, inventory: Inventory): Plan {
  const options = {targetName: 'default', target: undefined, parameters: {}};
  const {plan, problems} = createPlan({runbook, versions, inventory, ...options});
  // A runbook that cannot be planned would leave its pages uncompared.
  if (plan === undefined) throw new Error(`${runbook.id}: ${problems.map(({message}) => message.en).join('; ')}`);
  return plan;
}

/** What a host gets of a step: the kind of each block and its text. */
export function listPayloads({actions, checks, captures, undo}: HostPlan): string[] {
  const scripts = undo.flatMap((action) => (action.kind === 'undo' ? [action.script] : []));
  return [
    ...actions.map(({kind, parts}) => `${kind}\n${showParts(parts)}`),
    ...checks.map(({parts}) => `check\n${showParts(parts)}`),
    ...captures.map(({parts}) => `capture\n${showParts(parts)}`),
    ...scripts.map(({parts}) => `undo\n${showParts(parts)}`),
  ];
}
