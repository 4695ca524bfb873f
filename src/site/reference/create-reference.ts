import type {Inventory} from '../../model/inventory.ts';
import type {Text} from '../../model/language.ts';
import type {StepPlan} from '../../model/plan.ts';
import type {Problem} from '../../model/problem.ts';
import type {Project, Runbook} from '../../model/runbook.ts';
import type {Step} from '../../model/step.ts';
import {planForReaders} from '../plan-for-readers.ts';
import {listArtifacts} from './list-artifacts.ts';
import {listParameters} from './list-parameters.ts';
import type {FileView, PageSteps, Reference, RunbookView, StepPlace} from './reference.ts';

export interface ReferenceResult {
  readonly reference: Omit<Reference, 'troubles'>;
  readonly problems: readonly Problem[];
}

/** What the reference pages show of the project. The planner says which hosts a step has and what it writes there. */
export function createReference(project: Project, inventory: Inventory): ReferenceResult {
  const results = project.runbooks.map((runbook) => {
    const steps = runbook.steps.map(keepFiles);
    const {plan, problems} = planForReaders({...runbook, steps}, project.versions, inventory);
    return {runbook, planned: plan?.steps ?? [], problems};
  });
  return {
    reference: {
      artifacts: listArtifacts(project),
      runbooks: results.map(({runbook, planned}) => createRunbookView(runbook, planned, project)),
      steps: Object.fromEntries(
        results.flatMap(({runbook, planned}) => planned.map((plan) => [plan.id, createPlace(plan, runbook, project)])),
      ),
    },
    problems: results.flatMap(({problems}) => problems),
  };
}

/** All variants of the files; and the captures, since files may name what they read. */
function keepFiles(step: Step): Step {
  const kept = step.blocks.filter(({kind}) => kind === 'file' || kind === 'capture');
  return {...step, blocks: kept.map((block) => ({...block, when: undefined}))};
}

function createRunbookView(runbook: Runbook, planned: readonly StepPlan[], project: Project): RunbookView {
  return {
    id: runbook.id,
    title: runbook.manifest.title,
    acknowledge: runbook.manifest.acknowledge,
    pages: listPages(runbook, project),
    parameters: listParameters(runbook, project.versions),
    files: planned.flatMap(listFiles),
  };
}

function listPages({pages}: Runbook, project: Project): PageSteps[] {
  return pages
    .filter(({steps}) => steps.length > 0)
    .map(({slug, title, steps}) => {
      const english = project.pages.find((page) => page.slug === slug && page.language === 'en');
      return {slug, title: {zh: title, en: english?.title ?? title}, steps: steps.map(({id}) => id)};
    });
}

/** Variants of one file are one file; hosts of one step get the same paths. */
function listFiles({id, hosts: [first]}: StepPlan): FileView[] {
  const files = (first?.actions ?? []).flatMap((action) => (action.kind === 'file' ? [action] : []));
  const byPath = new Map(files.map(({path, owner, mode}) => [path, {path, owner, mode, step: id}]));
  return [...byPath.values()];
}

function createPlace(
  {id, heading, file, hosts}: StepPlan,
  {manifest, pages, steps}: Runbook,
  project: Project,
): StepPlace {
  const slug = pages.find((page) => page.file === file)?.slug ?? '';
  const role = steps.find((step) => step.id === id)?.on.role ?? 'all';
  return {
    slug,
    heading: translateHeading(id, heading, slug, project),
    role,
    roleTitle: manifest.roles[role]?.title,
    hosts: hosts.map(({host}) => host),
  };
}

function translateHeading(id: string, heading: string, slug: string, {pages}: Project): Text {
  const english = pages.find((page) => page.slug === slug && page.language === 'en');
  return {zh: heading, en: english?.steps.find((step) => step.id === id)?.heading ?? heading};
}
