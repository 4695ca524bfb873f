import {listDeclarations} from '../model/declarations.ts';
import type {Inventory} from '../model/inventory.ts';
import {fillText} from '../model/language.ts';
import type {Plan} from '../model/plan.ts';
import type {Runbook} from '../model/runbook.ts';
import type {PlanRequired} from '../run/run-context.ts';
import {createPlan} from '../plan/create-plan.ts';
import {refuseWrongParameters} from '../plan/parameter-values.ts';
import {findBundle, requireBundle, settleGiven, type LoadedBundle} from './bundle-parameters.ts';
import {checkBashSyntax} from './bash-syntax.ts';
import type {Context} from './context.ts';
import {createCliError} from './fail.ts';
import type {HostOptions, SelectionOptions} from './host-options.ts';
import {findTarget, loadInventory, type LoadedInventory} from './load-hosts.ts';
import {findRunbook, loadProject, type LoadedProject} from './load-project.ts';
import {readParameters, type GivenParameters} from './parameters.ts';
import {ProblemsError} from './problems-error.ts';
import {findNearest} from '../model/nearest.ts';
import {cliTexts} from './texts.ts';

/** A runbook and everything said about it that needs no host. */
export interface CheckedRunbook {
  readonly loaded: LoadedProject;
  readonly runbook: Runbook;
  readonly given: GivenParameters;
  /** The runbooks that it requires. */
  readonly required: readonly Runbook[];
  /** Where the artifacts come from, if not from the network. */
  readonly bundle: LoadedBundle | undefined;
}

/** Reads and checks all that can be wrong before an inventory is at hand. */
export async function checkRunbook(
  id: string,
  hosts: HostOptions,
  selection: SelectionOptions,
  context: Context,
): Promise<CheckedRunbook> {
  const loaded = await loadProject(context.root);
  if (loaded.problems.length > 0) throw new ProblemsError(loaded.problems, loaded.files);
  const runbook = findRunbook(id, loaded);
  const required = runbook.manifest.requires.map((other) => findRunbook(other, loaded));
  const problems = await checkBashSyntax([runbook, ...required].flatMap(({steps}) => steps));
  if (problems.length > 0) throw new ProblemsError(problems, loaded.files);
  for (const step of [selection.from ?? [], selection.only].flat()) requireStep(step, runbook);
  const declarations = listDeclarations(runbook.manifest, loaded.project.versions);
  const words = await readParameters(hosts.parameterWords, id, declarations);
  const bundle = await (hosts.bundle === undefined ? findBundle(context.root) : requireBundle(hosts.bundle));
  const given = bundle === undefined ? words : settleGiven(words, id, bundle, declarations);
  refuseWrongParameters({declarations, given: given.parameters});
  findTarget(hosts.target, loaded.files);
  return {loaded, runbook, given, required, bundle};
}

/** The plan of a checked runbook over an inventory. */
export async function planRunbook(
  {loaded, runbook, given}: CheckedRunbook,
  inventoryFile: string,
  target: string | undefined,
  limit: readonly string[],
): Promise<Plan> {
  const loadedInventory = await loadInventory(inventoryFile, process.cwd());
  const {inventory} = loadedInventory;
  for (const host of limit) requireHost(host, inventory);
  const {plan, problems} = createPlan({
    runbook,
    versions: loaded.project.versions,
    inventory,
    targetName: target ?? 'default',
    target: findTarget(target, loaded.files),
    parameters: given.parameters,
  });
  if (plan === undefined) throw new ProblemsError(problems, withInventory(loaded.files, loadedInventory));
  return plan;
}

/**
 * Plans a runbook that this one requires, on the same hosts. What its record says was set for it holds; where it has
 * none, what is set for this one.
 */
export async function createRequiredPlanner(
  {loaded, required, given}: CheckedRunbook,
  inventoryFile: string,
  target: string | undefined,
  onPlan: (plan: Plan) => void,
): Promise<PlanRequired> {
  const loadedInventory = await loadInventory(inventoryFile, process.cwd());
  return (id, recorded) => {
    const runbook = required.find((each) => each.id === id);
    if (runbook === undefined) throw new Error(`${id} is not required`);
    const declarations = listDeclarations(runbook.manifest, loaded.project.versions);
    const own = Object.entries(recorded ?? given.parameters).filter(([name]) => declarations.has(name));
    const {plan, problems} = createPlan({
      runbook,
      versions: loaded.project.versions,
      inventory: loadedInventory.inventory,
      targetName: target ?? 'default',
      target: findTarget(target, loaded.files),
      parameters: Object.fromEntries(own),
    });
    if (plan === undefined) throw new ProblemsError(problems, withInventory(loaded.files, loadedInventory));
    onPlan(plan);
    return plan;
  };
}

export function requireHost(host: string, inventory: Inventory): void {
  const hosts = inventory.hosts.map(({name}) => name);
  if (hosts.includes(host)) return;
  const hint = fillText(cliTexts['known-hosts'], {hosts: hosts.join(', ')});
  throw createCliError('unknown-host', {host, inventory: inventory.file}, hint);
}

function requireStep(step: string, {id, steps}: Runbook): void {
  const ids = steps.map((each) => each.id);
  if (ids.includes(step)) return;
  const suggestion = findNearest(step, ids);
  const hint =
    suggestion === undefined
      ? fillText(cliTexts['unknown-step-hint'], {runbook: id})
      : fillText(cliTexts['did-you-mean'], {suggestion});
  throw createCliError('unknown-step', {step, runbook: id}, hint);
}

function withInventory(files: ReadonlyMap<string, string>, {file, text}: LoadedInventory): ReadonlyMap<string, string> {
  return new Map([...files, [file, text]]);
}
