import {showParts} from '../model/hole.ts';
import type {Inventory} from '../model/inventory.ts';
import type {HostPlan} from '../model/plan.ts';
import type {Problem} from '../model/problem.ts';
import type {Project, Runbook} from '../model/runbook.ts';
import type {Block, Step} from '../model/step.ts';
import {planForReaders} from './plan-for-readers.ts';
import type {ProseValues, Values} from './prose-values.ts';

export interface ProseValuesResult {
  readonly prose: ProseValues;
  readonly problems: readonly Problem[];
}

/** A step that has nothing but the holes of a place in the prose: a step's, or by its slug a page's. */
interface Probe {
  readonly place: keyof ProseValues;
  readonly step: Step;
}

/** The values of every hole in the inline code of the prose, of both languages. The planner finds them. */
export function createProseValues(project: Project, inventory: Inventory): ProseValuesResult {
  const names = listNames(project);
  const results = [createSharedRunbook(project), ...project.runbooks].map((runbook) => {
    const probes = createProbes(runbook, names);
    const steps = [...runbook.steps.map(keepCaptures), ...probes.map(({step}) => step)];
    const {plan, problems} = planForReaders({...runbook, steps}, project.versions, inventory);
    const planned = plan?.steps.slice(runbook.steps.length) ?? [];
    return {problems, places: planned.map(({id, hosts}, index) => ({id, place: probes[index]?.place, hosts}))};
  });
  const places = results.flatMap((result) => result.places);
  const collect = (wanted: keyof ProseValues): Record<string, Values> =>
    Object.fromEntries(
      places.filter(({place}) => place === wanted).map(({id, hosts}) => [id, readValues(hosts, wanted)]),
    );
  return {
    prose: {steps: collect('steps'), pages: collect('pages')},
    problems: results.flatMap(({problems}) => problems),
  };
}

/** The names in the holes of a page's prose, by slug. */
function listNames({pages}: Project): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, Set<string>>();
  for (const {slug, proseHoles} of pages) {
    names.set(slug, new Set([...(names.get(slug) ?? []), ...proseHoles.map(({name}) => name)]));
  }
  return new Map([...names].filter(([, found]) => found.size > 0).map(([slug, found]) => [slug, [...found]]));
}

/** A page of no runbook may name what `versions.yaml` has. */
export function createSharedRunbook({runbooks, pages, versions}: Project): Runbook {
  const owned = new Set(runbooks.flatMap(({manifest}) => manifest.pages));
  const slugs = [...new Set(pages.map(({slug}) => slug))].filter((slug) => !owned.has(slug));
  const text = {zh: '', en: ''};
  return {
    id: '',
    manifest: {
      title: text,
      description: text,
      roles: {},
      path: [],
      pages: slugs,
      parameters: {},
      artifacts: Object.keys(versions.artifacts),
      conflicts: [],
      requires: [],
    },
    pages: [],
    steps: [],
  };
}

function createProbes({manifest, pages, steps}: Runbook, names: ReadonlyMap<string, readonly string[]>): Probe[] {
  const slugs = new Map(pages.map(({file, slug}) => [file, slug]));
  const ofSteps = steps.flatMap((step): Probe[] => {
    const wanted = names.get(slugs.get(step.file) ?? '');
    if (wanted === undefined) return [];
    return [{place: 'steps', step: {...step, blocks: wanted.map(createBlock)}}];
  });
  const ofPages = manifest.pages.flatMap((slug): Probe[] => {
    const wanted = names.get(slug);
    return wanted === undefined ? [] : [{place: 'pages', step: createPageStep(slug, wanted)}];
  });
  return [...ofSteps, ...ofPages];
}

function createPageStep(slug: string, names: readonly string[]): Step {
  return {
    id: slug,
    heading: slug,
    file: `content/docs/${slug}.mdx`,
    position: {line: 1, column: 1},
    on: {role: 'all', first: false},
    serial: false,
    uses: [],
    blocks: names.map(createBlock),
  };
}

/** Files may hold values of any type, so that the planner fills every name. Its path gives the name back. */
function createBlock(name: string): Block {
  return {
    kind: 'file',
    path: name,
    code: `{{${name}}}`,
    language: '',
    raw: false,
    when: undefined,
    position: {line: 1, column: 1},
    mode: undefined,
    owner: '',
  };
}

/** The planner is to know what is captured; the rest of the step is none of the prose's. */
function keepCaptures(step: Step): Step {
  return {...step, blocks: step.blocks.filter(({kind}) => kind === 'capture')};
}

/** In a step its first host speaks for it, as in its blocks; on a page only what is the same on every host is shown. */
function readValues(hosts: readonly HostPlan[], place: keyof ProseValues): Values {
  const [first = {}, ...others] = hosts.map(listValues);
  const agreeing = place === 'steps' ? [] : others;
  return Object.fromEntries(
    Object.entries(first).filter(([name, value]) => agreeing.every((other) => other[name] === value)),
  );
}

/** What is known before the run: a captured value, a secret or one that only the reader has is not. */
function listValues({actions}: HostPlan): Values {
  const files = actions.flatMap((action) => (action.kind === 'file' ? [action] : []));
  const known = files.filter(({parts}) => parts.every((part) => typeof part === 'string'));
  return Object.fromEntries(known.map(({path, parts}) => [path, showParts(parts)]));
}
