import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {parse} from 'yaml';
import {loadInventory, findTarget} from '../../src/cli/load-hosts.ts';
import {findRunbook, loadProject} from '../../src/cli/load-project.ts';
import {exists} from '../../src/lab/exists.ts';
import {RunbookError} from '../../src/model/error.ts';
import {findNearest} from '../../src/model/nearest.ts';
import type {Plan} from '../../src/model/plan.ts';
import type {Runbook} from '../../src/model/runbook.ts';
import {digestSteps, type Digests} from '../../src/mutate/digest-steps.ts';
import {equivalentsSchema, type Equivalents} from '../../src/mutate/equivalents.ts';
import {listMutants} from '../../src/mutate/list-mutants.ts';
import type {Mutant} from '../../src/mutate/mutant.ts';
import {createPlan} from '../../src/plan/create-plan.ts';
import {UsageError, type MutateOptions} from './options.ts';

/** What is damaged: a runbook, its pages, its plan for the lab's hosts. */
export interface Subject {
  readonly runbook: Runbook;
  /** The text of each page of the runbook by its path. */
  readonly pages: ReadonlyMap<string, string>;
  /** Ids of all steps, in order. */
  readonly steps: readonly string[];
  readonly digests: Digests;
  /** The runbooks that must be applied before. */
  readonly requires: readonly Runbook[];
  /** A hash of what acts on hosts in those; empty where there are none. */
  readonly base: string;
  /** Every mutant, in page order. */
  readonly mutants: readonly Mutant[];
  readonly equivalents: Equivalents;
}

/** @param inventory the lab's, since it says which variants of blocks are sent */
export async function loadSubject(root: string, options: MutateOptions, inventory: string): Promise<Subject> {
  const loaded = await loadProject(root);
  if (loaded.problems.length > 0) throw new UsageError('the pages have problems as they are: npx runbook lint');
  const runbook = findRunbook(options.runbook, loaded);
  const steps = runbook.steps.map(({id}) => id);
  for (const step of options.steps) if (!steps.includes(step)) refuseStep(step, runbook.id, steps);
  const place = {inventory: (await loadInventory(inventory, root)).inventory, target: findTarget('lab', loaded.files)};
  const planOf = (planned: Runbook): Plan => {
    const {versions} = loaded.project;
    const {plan, problems} = createPlan({runbook: planned, versions, ...place, targetName: 'lab', parameters: {}});
    if (plan === undefined) throw new UsageError(problems.map(({message}) => message.en).join('\n'));
    return plan;
  };
  const plan = planOf(runbook);
  const requires = runbook.manifest.requires.map((id) => findRunbook(id, loaded));
  const base = requires.map((each) => [...digestSteps(planOf(each).steps).values()].at(-1)?.acts ?? '').join('');
  const files = new Set(runbook.pages.map(({file}) => file));
  const pages = new Map([...loaded.files].filter(([file]) => files.has(file)));
  return {
    runbook,
    pages,
    steps,
    digests: digestSteps(plan.steps, base),
    requires,
    base,
    mutants: listMutants({runbook, pages, planned: listPlanned(plan)}),
    equivalents: await loadEquivalents(join(root, 'runbooks/mutants', `${runbook.id}.yaml`)),
  };
}

function refuseStep(step: string, runbook: string, steps: readonly string[]): never {
  const near = findNearest(step, steps);
  throw new UsageError(`${runbook} has no step ${step}${near === undefined ? '' : `; did you mean ${near}`}`);
}

function listPlanned(plan: Plan): ReadonlySet<string> {
  const hosts = plan.steps.flatMap((step) => step.hosts);
  const blocks = hosts.flatMap(({actions, captures}) => [...actions, ...captures]);
  return new Set(blocks.map(({file, line}) => `${file}:${line}`));
}

async function loadEquivalents(file: string): Promise<Equivalents> {
  const there = await exists(file);
  if (!there) return [];
  const {data, error} = equivalentsSchema.safeParse(parse(await readFile(file, 'utf8')));
  if (data !== undefined) return data;
  throw new RunbookError({
    code: 'equivalents-invalid',
    exit: 2,
    message: {zh: `${file}：${error.message}`, en: `${file}: ${error.message}`},
  });
}
