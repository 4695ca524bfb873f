import {readFile} from 'node:fs/promises';
import {beforeAll, expect, test} from 'vitest';
import {showParts} from '../../../src/model/hole.ts';
import type {HostPlan} from '../../../src/model/plan.ts';
import {createPlan} from '../../../src/plan/create-plan.ts';
import {extractInventory} from '../../../src/extract/extract-inventory.ts';
import {extractProject} from '../../../src/extract/extract-project.ts';
import {loadProjectFiles} from '../../../src/cli/project-files.ts';
import {loadReference} from '../../../src/site/reference/load-reference.ts';
import type {Reference} from '../../../src/site/reference/reference.ts';
import {pages, root} from '../built-page.ts';

let reference: Reference;

beforeAll(async () => {
  ({reference} = await loadReference(root));
});

/** Where a step says which port a program listens on. */
const portPatterns: readonly RegExp[] = [
  /--secure-port=(\d+)/g,
  /--listen-(?:client|peer)-urls=\S*?:(\d+)/g,
  /--(?:web\.listen-address|listen-metrics-urls)=\S*?:(\d+)/g,
  /^ListenStream=\S*?:(\d+)$/gm,
  /^(?:port|readOnlyPort): ([1-9]\d*)$/gm,
  /BindAddress: \S+:(\d+)$/gm,
  /--add-port=(\d+)/g,
  /--service-node-port-range=(\d+)/g,
  /nodePort: (\d+)/g,
  /https?:\/\/[^\s/]+:(\d{2,5})\/(?:healthz|metrics|proxyMode|readyz|pods)/g,
];

test.each(['zh', 'en'])('the page of ports names every port that a step sets or asks, %s', async (language) => {
  const page = await readFile(`${pages}/${language === 'en' ? 'en/' : ''}reference/ports.mdx`, 'utf8');
  const texts = (await planDefault()).flatMap(listTexts);
  const ports = new Set(
    texts.flatMap((text) => portPatterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, port]) => port))),
  );
  expect([...ports].sort()).toEqual(expect.arrayContaining(['10249', '10250', '10256', '10257', '10259', '6443']));
  expect([...ports].filter((port) => !new RegExp(`\\b${port ?? ''}\\b`).test(page))).toEqual([]);
});

test.each(['', 'en/'])(
  'the pages of content/docs/%s show every file, runbook and kind of parameter',
  async (folder) => {
    const read = (name: string): Promise<string> => readFile(`${pages}/${folder}reference/${name}.mdx`, 'utf8');
    const roles = new Set(Object.values(reference.steps).map(({role}) => role));
    const written = new Set(
      reference.runbooks.flatMap(({files}) => files.map(({step}) => reference.steps[step]?.role)),
    );
    const files = await read('files');
    for (const role of [...roles].filter((each) => written.has(each)))
      expect(files).toContain(`<Files role="${role}" />`);
    const [steps, parameters] = [await read('steps'), await read('parameters')];
    for (const {id, parameters: those} of reference.runbooks) {
      expect(steps).toContain(`<StepIndex runbook="${id}" />`);
      for (const kind of new Set(those.map((each) => each.kind))) {
        expect(parameters).toContain(`<Parameters runbook="${id}" kind="${kind}" />`);
      }
    }
  },
);

test('every step and every parameter of the project is there', async () => {
  const {project} = extractProject(await loadProjectFiles(root));
  const ids = project.runbooks.flatMap(({steps}) => steps.map(({id}) => id));
  expect(reference.runbooks.flatMap((runbook) => runbook.pages.flatMap((page) => page.steps))).toEqual(ids);
  for (const {manifest} of project.runbooks) {
    const names = reference.runbooks.flatMap(({parameters}) => parameters.map(({name}) => name));
    expect(names).toEqual(expect.arrayContaining(Object.keys(manifest.parameters)));
  }
});

async function planDefault(): Promise<HostPlan[]> {
  const files = await loadProjectFiles(root);
  const {project} = extractProject(files);
  const example = 'runbooks/inventory.example.yaml';
  const {inventory} = extractInventory(example, files.get(example) ?? '');
  const hosts = inventory?.hosts ?? [];
  return project.runbooks.flatMap((runbook) => {
    const {plan} = createPlan({
      runbook,
      versions: project.versions,
      inventory: {file: example, hosts},
      targetName: 'rocky-9',
      target: undefined,
      parameters: 'firewall' in runbook.manifest.parameters ? {firewall: 'firewalld'} : {},
    });
    return plan?.steps.flatMap((step) => [...step.hosts]) ?? [];
  });
}

function listTexts({actions, checks}: HostPlan): string[] {
  return [...actions, ...checks].map(({parts}) => showParts(parts));
}
