import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {listDownloads} from '../../src/bundle/list-downloads.ts';
import {findTarget, loadInventory} from '../../src/cli/load-hosts.ts';
import {loadProject} from '../../src/cli/load-project.ts';
import {createPlan} from '../../src/plan/create-plan.ts';
import {checkBlock, createStep, runBlock} from '../helpers/blocks.ts';
import {createHost} from '../helpers/hosts.ts';
import {parameter, planSteps} from '../helpers/plan-input.ts';

const {signal} = new AbortController();
const root = join(import.meta.dirname, '../..');

describe('listDownloads', () => {
  it('names each thing once, with the block that fetches it; checks fetch nothing', async () => {
    const fetch = 'curl --output x {{base}}/x\ncurl --output y {{base}}/y';
    const steps = [
      createStep('one', [runBlock(fetch), checkBlock('curl --output z {{base}}/z')]),
      createStep('two', [runBlock(fetch)]),
    ];
    const plan = planSteps(steps, {
      hosts: [createHost({name: 'a'}), createHost({name: 'b'})],
      parameters: {base: parameter('url', 'https://x.org')},
    });
    const [first] = plan.steps[0]?.hosts[0]?.actions ?? [];
    expect((await listDownloads(plan, signal)).urls).toEqual([
      {what: 'https://x.org/x', file: first?.file, line: first?.line},
      {what: 'https://x.org/y', file: first?.file, line: first?.line},
    ]);
  });
});

/** With its defaults, and of none may it be left open what it fetches. */
describe.each(['debian-12', 'rocky-9'])('every runbook on %s', async (target) => {
  const {project, files} = await loadProject(root);
  const {inventory} = await loadInventory('runbooks/inventory.example.yaml', root);
  it.each(project.runbooks.map((runbook) => [runbook.id, runbook] as const))('%s', async (_, runbook) => {
    const {plan, problems} = createPlan({
      runbook,
      versions: project.versions,
      inventory,
      targetName: target,
      target: findTarget(target, files),
      parameters: {},
    });
    expect(problems.map(({message}) => message.en)).toEqual([]);
    if (plan !== undefined) expect((await listDownloads(plan, signal)).unknown).toEqual([]);
  });
});
