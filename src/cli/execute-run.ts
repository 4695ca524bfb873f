import {randomBytes} from 'node:crypto';
import {hostname, userInfo} from 'node:os';
import {resolve} from 'node:path';
import {openJournal} from '../journal/open-journal.ts';
import {createRunId, journalFileOf} from '../journal/run-file.ts';
import type {Event, RunOptions} from '../model/event.ts';
import {showParts} from '../model/hole.ts';
import type {Plan} from '../model/plan.ts';
import {judgeSkip} from '../plan/skip.ts';
import {serveBundle, unpackBundle} from './open-bundle.ts';
import {openHostSession} from './open-host-session.ts';
import type {ReportContext} from '../report/report.ts';
import {runPlan} from '../run/run-plan.ts';
import {selectSteps} from '../run/select-steps.ts';
import {undoRunbook} from '../run/undo-runbook.ts';
import {findWordToAsk} from './acknowledge.ts';
import {askToRun, requireYes} from './ask-to-run.ts';
import type {Context} from './context.ts';
import {findDirectories} from './directories.ts';
import {loadExpectedTimes} from './expected-times.ts';
import {ensureLab, requireLab} from './lab-access.ts';
import {loadInventory} from './load-hosts.ts';
import {listHeadings, loadProject} from './load-project.ts';
import {openOutput} from './output.ts';
import {checkRunbook, createRequiredPlanner, planRunbook, requireHost} from './prepare-run.ts';
import {recordEvidence, requireCleanTree} from './record-evidence.ts';
import type {RunRequest} from './run-request.ts';
import {collectSecrets} from './secrets.ts';
import {withSignals} from './signals.ts';
import {requireKnownId} from './undo-target.ts';

/** Does what was asked for, from the first check to the summary; resolves with the exit code. */
export function executeRun(context: Context, request: RunRequest): Promise<number> {
  return withSignals(context, (controller) =>
    request.command === 'undo' ? undo(context, request, controller) : run(context, request, controller),
  );
}

/** An archive is unpacked for as long as the run lasts. */
async function run(context: Context, request: RunRequest, controller: AbortController): Promise<number> {
  const {bundle: path} = request.hosts;
  if (path === undefined) return runOn(context, request, controller);
  const unpacked = await unpackBundle(path, controller.signal);
  try {
    const hosts = {...request.hosts, bundle: unpacked.folder};
    return await runOn(context, {...request, hosts}, controller, resolve(path));
  } finally {
    await unpacked.close();
  }
}

async function runOn(
  context: Context,
  request: RunRequest,
  controller: AbortController,
  bundlePath?: string,
): Promise<number> {
  const {command, hosts, selection, dryRun} = request;
  const {signal} = controller;
  const checked = await checkRunbook(request.runbook, hosts, selection, context);
  requireYes(context, request);
  const word = findWordToAsk(context, request, checked.runbook.manifest.acknowledge);
  if (request.evidence !== undefined) await requireCleanTree(context, request.evidence);
  const file = await chooseInventory(context, request, signal);
  const plan = await planRunbook(checked, file, hosts.target, selection.limit);
  const headings = listHeadings(checked.loaded, context);
  const needed = command === 'exec' ? plan.secrets : [];
  const secrets = await collectSecrets(needed, checked.given.secrets, context, signal);
  const asks = command === 'exec' && !dryRun && (word !== undefined || !request.yes);
  const scope = {hosts: plan.hosts, steps: selectSteps(plan, selection), word};
  if (asks && !(await askToRun(context, request, scope, signal))) return 130;
  const acknowledged = command === 'exec' && !dryRun ? plan.acknowledge?.word : undefined;
  const bundle = bundlePath === undefined ? {} : {bundle: bundlePath};
  const options = {...createOptions(request, checked.given.parameters, plan.secrets), ...bundle, acknowledged};
  const events: Event[] = [];
  const keep = request.evidence === undefined ? undefined : (event: Event) => events.push(event);
  const expected = command === 'exec' ? await loadExpectedTimes(context.root, plan.runbook, plan.target) : noTimes;
  const plans = [plan];
  const planRequired = await createRequiredPlanner(checked, file, hosts.target, (each) => plans.push(each));
  const about = {headings, findBlock: createBlockFinder(plans), keep, expected};
  const served = checked.bundle !== undefined && command === 'exec' && !dryRun ? checked.bundle : undefined;
  const artifacts = served === undefined ? undefined : await serveBundle(served, plan.hosts);
  const openSession = artifacts?.openSession ?? openHostSession;
  let exitCode: number;
  try {
    exitCode = await follow(context, request, controller, about, (common) =>
      runPlan(plan, {...common, openSession, options, secrets, judgeSkip, planRequired}),
    );
  } finally {
    await artifacts?.close();
  }
  if (request.evidence !== undefined) await recordEvidence(context, checked, plan, request, events);
  return exitCode;
}

/** Undo follows the hosts' records, so it needs no page to be right, nor even to be there still. */
async function undo(context: Context, request: RunRequest, controller: AbortController): Promise<number> {
  const {signal} = controller;
  const loaded = await loadProject(context.root);
  requireKnownId(request.runbook, loaded);
  requireYes(context, request);
  const file = await chooseInventory(context, request, signal);
  const {inventory} = await loadInventory(file, process.cwd());
  for (const host of request.selection.limit) requireHost(host, inventory);
  const scope = {hosts: inventory.hosts, steps: undefined, word: undefined};
  if (!request.yes && !(await askToRun(context, request, scope, signal))) return 130;
  const options = createOptions(request, {}, []);
  const about = {
    headings: listHeadings(loaded, context),
    findBlock: () => undefined,
    keep: undefined,
    expected: noTimes,
  };
  return follow(context, request, controller, about, (common) =>
    undoRunbook({...common, runbook: request.runbook, hosts: inventory.hosts, options}),
  );
}

type CommonContext = Omit<Parameters<typeof undoRunbook>[0], 'runbook' | 'hosts' | 'options'>;

const noTimes: ReportContext['expected'] = new Map();

interface About {
  readonly headings: ReadonlyMap<string, string>;
  readonly findBlock: ReportContext['findBlock'];
  /** Gets every event, where somebody needs them all at the end. */
  readonly keep: ((event: Event) => void) | undefined;
  readonly expected: ReportContext['expected'];
}

/** Shows and journals the events of a run as they come. */
async function follow(
  context: Context,
  {format, dryRun}: RunRequest,
  controller: AbortController,
  {headings, findBlock, keep, expected}: About,
  start: (common: CommonContext) => AsyncIterable<Event>,
): Promise<number> {
  const {signal} = controller;
  const run = createRunId(new Date(), () => randomBytes(4).readUInt32BE() / 2 ** 32);
  const file = journalFileOf(findDirectories(context.process.env).state, run);
  const journal = dryRun
    ? undefined
    : await openJournal(file, {pid: context.process.pid, onFailure: (error) => controller.abort(error)});
  const detail = context.quiet ? 'quiet' : context.verbose ? 'verbose' : 'normal';
  const color = format === 'text' && context.color.out;
  const {language} = context;
  const output = openOutput(context, format, {language, color, detail, findBlock, journal: journal?.file, expected});
  signal.addEventListener('abort', () => output.say(context.say('cancelling')));
  let exitCode = 70;
  try {
    const events = start({
      run,
      by: `${userInfo().username}@${hostname()}`,
      openSession: openHostSession,
      interactive: context.interactive,
      signal,
      now: () => new Date(),
    });
    for await (const event of events) {
      journal?.append(event);
      // Who was told a run's name must be able to resume it, however the run ends.
      if (event.type === 'run-started') await journal?.flush();
      keep?.(event);
      output.show(translate(event, headings));
      if (event.type === 'run-finished') exitCode = event.exitCode;
    }
  } finally {
    await output.close();
    await journal?.close();
  }
  return exitCode;
}

/** The reader's headings; the journal keeps the page's own. */
function translate(event: Event, headings: ReadonlyMap<string, string>): Event {
  if (event.type === 'step-started' || event.type === 'required-step')
    return {...event, heading: headings.get(event.step) ?? event.heading};
  if (event.type === 'required-finished') {
    const failures = event.failures.map((each) => ({...each, heading: headings.get(each.step) ?? each.heading}));
    return {...event, failures};
  }
  if (event.type !== 'run-started') return event;
  return {...event, steps: event.steps.map((step) => ({...step, heading: headings.get(step.id) ?? step.heading}))};
}

function chooseInventory(context: Context, {hosts, command, dryRun}: RunRequest, signal: AbortSignal): Promise<string> {
  if (hosts.inventory !== undefined) return Promise.resolve(hosts.inventory);
  return command === 'exec' && !dryRun ? ensureLab(context, signal) : requireLab(context, signal);
}

function createOptions(
  {runbook, command, hosts, selection, force, dryRun, once}: RunRequest,
  parameters: Readonly<Record<string, string>>,
  secrets: readonly string[],
): RunOptions {
  return {
    runbook,
    command,
    target: hosts.target ?? 'default',
    ...(hosts.inventory === undefined ? {} : {inventory: resolve(hosts.inventory)}),
    lab: hosts.lab,
    parameters: {...parameters},
    secrets: [...secrets],
    ...(selection.from === undefined ? {} : {from: selection.from}),
    only: [...selection.only],
    limit: [...selection.limit],
    force,
    dryRun,
    once,
  };
}

/** The filled text of a block on a host; the plans of required runbooks come while it runs. */
function createBlockFinder(plans: readonly Plan[]): ReportContext['findBlock'] {
  return (host, file, line) => {
    for (const step of plans.flatMap(({steps}) => steps)) {
      const on = step.hosts.find((each) => each.host === host);
      const blocks = [...(on?.actions ?? []), ...(on?.checks ?? []), ...(on?.captures ?? [])];
      const found = blocks.find((block) => block.file === file && block.line === line);
      if (found !== undefined) return showParts(found.parts);
    }
    return undefined;
  };
}
