import {afterAll, beforeAll, test} from 'vitest';
import type {Plan, StepPlan} from '../../src/model/plan.ts';
import {keyOf, passedBefore, rememberPass} from '../helpers/passed-before.ts';
import {hashSurroundings, readBuilt} from './built-inputs.ts';
import {addressOf} from './built-page.ts';
import {listPayloads, loadPlans} from './default-plans.ts';
import {readSteps} from './shown-steps.ts';
import {openSite, type SiteBrowser} from './site-browser.ts';

let site: SiteBrowser;
let plans: readonly Plan[];
let surroundings = '';

beforeAll(async () => {
  plans = await loadPlans();
  site = await openSite();
  surroundings = await hashSurroundings(
    ['parity.browser.test.ts', 'default-plans.ts', 'shown-steps.ts', 'site-browser.ts'].map(
      (file) => `tests/site/${file}`,
    ),
  );
});

afterAll(() => site.close());

/** `output` and `show` are for readers alone. */
const isSent = (block: string): boolean => !/^(output|show)\n/.test(block);

/** A page that passed as it is now, with the plan as it is now, is not opened again. */
test.concurrent.for(['zh', 'en'] as const)(
  'for every position of the host switch, what the plan sends is shown, %s',
  async (language, {expect}) => {
    const reader = await site.newReader();
    const page = await reader.newPage();
    let compared = 0;
    for (const [slug, steps] of groupByPage(plans.flatMap((plan) => plan.steps))) {
      const address = addressOf(slug, language);
      const payloads = steps.map(({id, hosts}) => [id, hosts.map((host) => [host.host, listPayloads(host)])]);
      const key = keyOf('parity', address, surroundings, await readBuilt(address), JSON.stringify(payloads));
      if (await passedBefore(key)) {
        compared += steps.flatMap(({hosts}) => hosts).length;
        continue;
      }
      await page.goto(site.origin + address, {waitUntil: 'networkidle'});
      const names = [...new Set(steps.flatMap(({hosts}) => hosts.map(({host}) => host)))];
      for (const name of names) {
        // One click for a role moves all its steps; a step that is the same everywhere has no switch.
        const buttons = page.locator('.hosts button', {hasText: new RegExp(`^${name}$`)});
        for (let index = 0; index < (await buttons.count()); index += 1) {
          const button = buttons.nth(index);
          if ((await button.getAttribute('aria-pressed')) === 'false') await button.click();
        }
        if ((await buttons.count()) > 0)
          await expect.poll(() => buttons.first().getAttribute('aria-pressed')).toBe('true');
        const shown = await readSteps(page);
        for (const {id, hosts} of steps) {
          const host = hosts.find((each) => each.host === name);
          const blocks = shown.find((step) => step.id === id)?.blocks.filter(isSent);
          if (host === undefined) continue;
          expect(blocks?.toSorted(), `${slug} ${id} ${name}`).toEqual(listPayloads(host).toSorted());
          compared += 1;
        }
      }
      await rememberPass(key);
    }
    expect(compared).toBe(plans.flatMap(({steps}) => steps.flatMap(({hosts}) => hosts)).length);
    await reader.close();
  },
);

function groupByPage(steps: readonly StepPlan[]): Map<string, StepPlan[]> {
  const slugOf = ({file}: StepPlan): string => file.replace(/^content\/docs\//, '').replace(/\.mdx$/, '');
  return Map.groupBy(steps, slugOf);
}
