import {readdir, readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {beforeAll, expect, test} from 'vitest';
import {extractInventory} from '../../src/extract/extract-inventory.ts';
import {extractProject} from '../../src/extract/extract-project.ts';
import {showParts} from '../../src/model/hole.ts';
import type {HostPlan, Plan} from '../../src/model/plan.ts';
import {createPlan} from '../../src/plan/create-plan.ts';
import {loadBuiltPages} from './built-page.ts';
import {listSteps, type BuiltStep} from './built-steps.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

let plans: readonly Plan[];
let built: readonly BuiltStep[];

beforeAll(async () => {
  const files = new Map([...(await loadFiles('content/docs')), ...(await loadFiles('runbooks'))]);
  const {project} = extractProject(files);
  const file = 'runbooks/inventory.example.yaml';
  const {inventory} = extractInventory(file, files.get(file) ?? '');
  if (inventory === undefined) throw new Error(`${file} cannot be read`);
  plans = project.runbooks.map((runbook) => {
    const options = {targetName: 'default', target: undefined, parameters: {}};
    const {plan, problems} = createPlan({runbook, versions: project.versions, inventory, ...options});
    // A runbook that cannot be planned would leave its pages uncompared.
    if (plan === undefined) throw new Error(`${runbook.id}: ${problems.map(({message}) => message.en).join('; ')}`);
    return plan;
  });
  built = (await loadBuiltPages()).flatMap(listSteps);
});

test('every page shows what the plan sends to the first host of each step', () => {
  const steps = plans.flatMap((plan) => plan.steps);
  expect(steps.length).toBeGreaterThan(0);
  for (const {id, hosts} of steps) {
    const [first] = hosts;
    if (first === undefined) throw new Error(`${id} has no host`);
    const shown = built.filter((step) => step.id === id);
    expect(shown, id).toHaveLength(2);
    for (const {blocks} of shown) {
      const texts = blocks.map(({kind, shown: text}) => `${kind}\n${text}`);
      expect(texts, id).toEqual(expect.arrayContaining(listPayloads(first)));
    }
  }
});

function listPayloads({actions, checks, captures, undo}: HostPlan): string[] {
  const scripts = undo.flatMap((action) => (action.kind === 'undo' ? [action.script] : []));
  return [
    ...actions.map(({kind, parts}) => `${kind}\n${showParts(parts)}`),
    ...checks.map(({parts}) => `check\n${showParts(parts)}`),
    ...captures.map(({parts}) => `capture\n${showParts(parts)}`),
    ...scripts.map(({parts}) => `undo\n${showParts(parts)}`),
  ];
}

async function loadFiles(folder: string): Promise<[file: string, text: string][]> {
  const files = await readdir(`${root}/${folder}`, {recursive: true});
  const wanted = files.filter((file) => /\.(mdx|yaml)$/.test(file)).map((file) => `${folder}/${file}`);
  return Promise.all(wanted.map(async (file) => [file, await readFile(`${root}/${file}`, 'utf8')]));
}
