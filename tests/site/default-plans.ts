import {loadProjectFiles} from '../../src/cli/project-files.ts';
import {extractInventory} from '../../src/extract/extract-inventory.ts';
import {extractProject} from '../../src/extract/extract-project.ts';
import {showParts} from '../../src/model/hole.ts';
import type {Inventory} from '../../src/model/inventory.ts';
import type {HostPlan, Plan} from '../../src/model/plan.ts';
import {createPlan} from '../../src/plan/create-plan.ts';
import {root} from './built-page.ts';

/** What `runbook plan` would send, for every runbook: the default target on the example hosts, or on others. */
export async function loadPlans(others?: Inventory): Promise<readonly Plan[]> {
  const files = await loadProjectFiles(root);
  const {project} = extractProject(files);
  const file = 'runbooks/inventory.example.yaml';
  const inventory = others ?? extractInventory(file, files.get(file) ?? '').inventory;
  if (inventory === undefined) throw new Error(`${file} cannot be read`);
  return project.runbooks.map((runbook) => {
    const options = {targetName: 'default', target: undefined, parameters: {}};
    const {plan, problems} = createPlan({runbook, versions: project.versions, inventory, ...options});
    // A runbook that cannot be planned would leave its pages uncompared.
    if (plan === undefined) throw new Error(`${runbook.id}: ${problems.map(({message}) => message.en).join('; ')}`);
    return plan;
  });
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
