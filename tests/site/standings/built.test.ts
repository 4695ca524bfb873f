import {join} from 'node:path';
import {beforeAll, expect, test} from 'vitest';
import {evidenceFolder, loadEvidence} from '../../../src/cli/evidence-files.ts';
import type {Evidence} from '../../../src/model/evidence.ts';
import {findElements, hasClass, loadBuiltPages, root, textOf, type BuiltPage, type Element} from '../built-page.ts';

let evidence: readonly Evidence[];
let pages: readonly BuiltPage[];

beforeAll(async () => {
  evidence = (await loadEvidence(root, join(root, evidenceFolder))).files.map((file) => file.evidence);
  pages = await loadBuiltPages();
});

/** The step's section on the pages of a language. */
function findStep(id: string, language: 'zh' | 'en'): Element[] {
  return pages
    .filter(({path}) => path.startsWith('/en/') === (language === 'en'))
    .flatMap(({tree}) => findElements(tree, (element) => hasClass(element, 'step')))
    .filter((section) => findElements(section, ({properties}) => properties['id'] === id).length > 0);
}

test.each(['zh', 'en'] as const)(
  'every step of the evidence shows what it is worth and what it printed (%s)',
  (language) => {
    const steps = evidence.flatMap((each) => each.steps);
    expect(steps.length).toBeGreaterThan(80);
    for (const {step, simulated, hosts} of steps) {
      const [section, ...others] = findStep(step, language);
      expect(others, step).toEqual([]);
      const standings = findElements(section!, (element) => hasClass(element, 'standing'));
      const is = simulated === undefined ? 'verified' : 'simulated';
      expect(
        standings.map(({properties}) => properties['dataStanding']),
        step,
      ).toEqual([is]);
      if (simulated !== undefined) expect(textOf(standings[0]!), step).toContain(simulated[language]);
      const shown = findElements(section!, (element) => hasClass(element, 'block-output')).map(textOf);
      const printed = new Set(hosts.flatMap(({ran}) => ran.flatMap(({output}) => output ?? [])));
      for (const output of printed)
        expect(
          shown.some((text) => text.includes(output)),
          `${step}: ${output}`,
        ).toBe(true);
      if (printed.size === 0) expect(shown, step).toEqual([]);
    }
  },
);

test.each(['/status/', '/en/status/'])('%s lists every step of every runbook', (path) => {
  const page = pages.find((each) => each.path === path);
  const rows = findElements(page!.tree, (element) => hasClass(element, 'status')).flatMap((table) =>
    findElements(table, (element) => hasClass(element, 'standing')),
  );
  // `grafana-setup` has no run of its own yet: its steps are those of `monitoring`.
  expect(rows.length).toBeGreaterThanOrEqual(evidence.flatMap((each) => each.steps).length);
});
