import {beforeAll, expect, test} from 'vitest';
import type {Plan} from '../../src/model/plan.ts';
import {loadBuiltPages} from './built-page.ts';
import {listSteps, type BuiltStep} from './built-steps.ts';
import {listPayloads, loadPlans} from './default-plans.ts';

let plans: readonly Plan[];
let built: readonly BuiltStep[];

beforeAll(async () => {
  plans = await loadPlans();
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
