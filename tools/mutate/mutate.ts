import {loadExpectedTimes} from '../../src/cli/expected-times.ts';
import type {UpLabOptions} from '../../src/lab/lab-options.ts';
import {upLab} from '../../src/lab/lab.ts';
import {readLabStatus} from '../../src/lab/lab-status.ts';
import {RunbookError} from '../../src/model/error.ts';
import {batchMutants, chooseMutants} from '../../src/mutate/choose-mutants.ts';
import {listOpenReasons, listReasons, listStrays} from '../../src/mutate/equivalents.ts';
import {selectKnown, type Result} from '../../src/mutate/known-results.ts';
import type {Mutant} from '../../src/mutate/mutant.ts';
import {summarize} from '../../src/mutate/summarize.ts';
import {preparePoints} from './lab-points.ts';
import {loadSubject, type Subject} from './load-subject.ts';
import type {MutateOptions} from './options.ts';
import type {Report} from './report.ts';
import {runMutant} from './run-mutant.ts';
import {openStore, type Store} from './store.ts';
import {openWorkshop} from './workshop.ts';

export interface Mutation {
  readonly root: string;
  readonly options: MutateOptions;
  readonly lab: UpLabOptions;
  readonly report: Report;
  /** What goes on besides, for people. */
  readonly say: (text: string) => void;
}

const batch = 25;

/** Draws mutants, runs those whose result is not known, and sums up. Resolves with the exit code. */
export async function mutate(mutation: Mutation): Promise<number> {
  const {root, options, lab, report} = mutation;
  const inventory = await findInventory(mutation);
  const subject = await loadSubject(root, options, inventory);
  const reasons = listReasons(subject.equivalents, subject.mutants);
  const pool = subject.mutants.filter(
    ({step, mutator}) =>
      (options.steps.length === 0 || options.steps.includes(step)) &&
      (options.mutators.length === 0 || options.mutators.includes(mutator)),
  );
  const chosen = chooseMutants(pool, options.count, options.seed);
  if (options.list) {
    report.list(chosen, reasons);
    return 0;
  }
  const store = openStore({root, state: lab.stateDirectory}, subject.runbook.id, subject.digests);
  const equivalent = new Set(reasons.keys());
  const results = new Map(options.again ? [] : selectKnown(chosen, await store.results(), subject.digests));
  const open = chosen.filter(({id}) => !equivalent.has(id) && !results.has(id));
  report.begin({
    chosen: chosen.length,
    of: pool.length,
    equivalent: chosen.filter(({id}) => equivalent.has(id)).length,
    known: results.size,
  });
  const cancelled = await runOpen(mutation, {subject, store, inventory, results, open});
  if (open.length > 0) await store.tidy(subject.mutants);
  report.strays(listStrays(subject.equivalents, subject.mutants), `runbooks/mutants/${subject.runbook.id}.yaml`);
  const summary = summarize(chosen, results, equivalent, listOpenReasons(subject.equivalents, subject.mutants));
  report.summary(summary);
  if (cancelled) return 130;
  return summary.score < options.least ? 1 : 0;
}

interface Open {
  readonly subject: Subject;
  readonly store: Store;
  readonly inventory: string;
  /** Gets the results as they come. */
  readonly results: Map<string, Result>;
  readonly open: readonly Mutant[];
}

/** Runs mutants until all are done, the budget is used up, or somebody cancels: true. */
async function runOpen({root, options, lab, report, say}: Mutation, todo: Open): Promise<boolean> {
  const {subject, store, inventory, results, open} = todo;
  if (open.length === 0) return false;
  const end = performance.now() + options.budget;
  await using workshop = await openWorkshop({root, runbook: subject.runbook.id, inventory, signal: lab.signal});
  try {
    const measured = await loadExpectedTimes(root, subject.runbook.id, 'lab');
    const points = await preparePoints({subject, store, workshop, lab, measured, say});
    const seconds = await store.seconds();
    for (const [index, mutant] of batchMutants(open, batch, options.seed).entries()) {
      if (performance.now() > end) break;
      const result = await runMutant({subject, workshop, points, seconds}, mutant);
      await store.append(result);
      results.set(mutant.id, result);
      report.result(mutant, result, index + 1, open.length);
    }
    return false;
  } catch (error) {
    if (lab.signal.aborted) return true;
    throw error;
  }
}

/** The inventory of the lab, which is brought up where mutants are to run. */
async function findInventory({options, lab}: Mutation): Promise<string> {
  const {network, mirror, hosts, inventory} = await readLabStatus(lab);
  const ready = network && mirror && hosts.every(({status}) => status === 'ready');
  if (inventory !== undefined && (ready || options.list)) return inventory;
  if (!options.list) return (await upLab(lab)).inventory;
  throw new RunbookError({
    code: 'lab-not-up',
    exit: 3,
    message: {zh: '实验环境没有启动。', en: 'The lab is not up: its inventory says which blocks are sent.'},
    hint: {zh: '先运行：runbook lab up', en: 'Bring it up first: npx runbook lab up'},
  });
}
