import type {Event, RunOptions} from '../model/event.ts';
import type {Host} from '../model/inventory.ts';
import type {Outcome, Status} from '../model/outcome.ts';
import {systemPath} from '../model/plan.ts';
import type {RecordLine} from '../model/record.ts';
import {createEventQueue} from './event-queue.ts';
import type {OpenSession} from './executor.ts';
import type {HostRecord, RecordedStep} from './host-record.ts';
import {hasPassed, judgeRun, runScripts, type PlacedScript, type RunHost, type RunTools} from './host-runner.ts';
import {judgeExit} from './judge-exit.ts';
import {createHosts} from './open-hosts.ts';
import {createAppendScript, createOwnScript, createRestoreScript} from './own-scripts.ts';
import {placeScript} from './step-run.ts';
import {suggestCommand} from './suggest-command.ts';
import {orderUndo, type UndoStep} from './undo-order.ts';

export interface UndoContext {
  readonly runbook: string;
  readonly hosts: readonly Host[];
  readonly run: string;
  /** `user@machine` of the runner. */
  readonly by: string;
  readonly options: RunOptions;
  readonly openSession: OpenSession;
  readonly interactive: boolean;
  readonly signal: AbortSignal;
  readonly now: () => Date;
}

/**
 * Takes a runbook back by what the hosts' records hold, last step first, never by the page. The last event is
 * `run-finished`.
 */
export function undoRunbook(context: UndoContext): AsyncGenerator<Event, void, void> {
  const queue = createEventQueue<Event>();
  undoAll(context, queue.push).then(
    () => queue.end(),
    (error: unknown) => queue.end(error),
  );
  return queue.events;
}

async function undoAll(context: UndoContext, push: (event: Event) => void): Promise<void> {
  const {now, signal, options, runbook} = context;
  const began = now().getTime();
  const at = (): string => now().toISOString();
  const counts = new Map<Status, number>();
  const early: Event[] = [];
  let started = false;
  let unreached = false;
  const emit = (event: Event): void => {
    if (event.type === 'host-finished') counts.set(event.outcome.status, (counts.get(event.outcome.status) ?? 0) + 1);
    unreached ||= event.type === 'host-unreachable' || event.type === 'host-locked';
    if (started) push(event);
    else early.push(event);
  };
  const opened = createHosts({...context, path: systemPath, holder: `${context.by} ${context.run}`, emit});
  try {
    const wanted = context.hosts.filter(({name}) => options.limit.length === 0 || options.limit.includes(name));
    const reached = (await Promise.all(wanted.map((host) => opened.reach(host)))).filter((on) => on !== undefined);
    const held = new Map(reached.map((on) => [on.host.name, listHeld(on.record, runbook, options)]));
    const order = orderUndo(held);
    push({
      type: 'run-started',
      format: 1,
      run: context.run,
      at: at(),
      options,
      hosts: wanted.map(({name}) => name),
      steps: order.map(({id, heading, hosts}) => ({id, heading, hosts: [...hosts]})),
    });
    started = true;
    early.forEach(push);
    const tools = {emit, now, signal, listSecrets: () => []};
    const hosts = new Map(reached.map((on) => [on.host.name, on]));
    const needed = reached.flatMap((on) => listDependents(on, runbook).map((other) => ({on, other})));
    for (const {on, other} of needed) emit(createNeededEvent(on, other, context));
    const ready = !unreached && needed.length === 0;
    const done = await undoSteps(context, order, hosts, ready, tools);
    if (done && options.only.length === 0) await Promise.all(reached.map((on) => forgetRunbook(context, on, tools)));
    await opened.closeAll();
    const exitCode = judgeExit(counts, !ready, signal);
    const seconds = (now().getTime() - began) / 1000;
    emit({type: 'run-finished', at: at(), seconds, exitCode, counts: Object.fromEntries(counts)});
  } finally {
    await opened.closeAll();
  }
}

/** The runbooks applied on a host that require this one. */
function listDependents({record}: RunHost, runbook: string): string[] {
  return [...record.applied].flatMap(([id, {requires}]) => (id !== runbook && requires.includes(runbook) ? [id] : []));
}

function createNeededEvent({host}: RunHost, other: string, {runbook, options, now}: UndoContext): Event {
  const command = suggestCommand('undo', other, options);
  return {
    type: 'refused',
    at: now().toISOString(),
    host: host.name,
    zh: `这里应用了 ${other}，它需要 ${runbook}；先执行：${command}`,
    en: `${other} is applied here and requires ${runbook}; take it back first: ${command}`,
  };
}

/** The steps of the runbook on a host, without those that another applied runbook lists. */
function listHeld(record: HostRecord, runbook: string, {only}: RunOptions): RecordedStep[] {
  const listed = record.applied.get(runbook)?.steps ?? [];
  const kept = new Set([...record.applied].filter(([id]) => id !== runbook).flatMap(([, {steps}]) => steps));
  return [...record.steps.values()]
    .filter((step) => step.runbook === runbook || listed.includes(step.id))
    .filter(({id}) => !kept.has(id) && (only.length === 0 || only.includes(id)));
}

async function undoSteps(
  context: UndoContext,
  order: readonly UndoStep[],
  hosts: ReadonlyMap<string, RunHost>,
  ready: boolean,
  tools: RunTools,
): Promise<boolean> {
  const at = (): string => tools.now().toISOString();
  let going = ready;
  for (const [index, step] of order.entries()) {
    const acts = going && !tools.signal.aborted;
    const {id, heading} = step;
    if (acts) tools.emit({type: 'step-started', at: at(), step: id, heading, number: index + 1, of: order.length});
    const outcomes = await Promise.all(
      step.hosts.map(async (name): Promise<Outcome> => {
        const on = hosts.get(name);
        const outcome: Outcome =
          acts && on !== undefined ? await undoOnHost(context, id, on, tools) : {status: 'not-run'};
        tools.emit({type: 'host-finished', at: at(), step: id, host: name, outcome});
        return outcome;
      }),
    );
    if (acts) tools.emit({type: 'step-finished', at: at(), step: id});
    going &&= outcomes.every(({status}) => status === 'passed');
  }
  return going;
}

async function undoOnHost(context: UndoContext, id: string, on: RunHost, tools: RunTools): Promise<Outcome> {
  const recorded = on.record.steps.get(id);
  if (recorded === undefined) return {status: 'skipped', reason: 'nothing-to-do'};
  const began = tools.now().getTime();
  const {run, runbook} = context;
  const line: RecordLine = {type: 'undone', format: 1, at: tools.now().toISOString(), runbook, run, step: id};
  const queue = [
    ...listUndoScripts(recorded, context.options.force),
    placeScript(createAppendScript(line, on.torn), 'record', {file: '', line: 0}),
  ];
  const runs = await runScripts(on, id, queue, tools);
  on.torn = false;
  const last = runs.at(-1);
  const seconds = (tools.now().getTime() - began) / 1000;
  if (runs.length !== queue.length || last === undefined || !hasPassed(last))
    return judgeRun(last, on, seconds, tools.signal);
  on.record = {...on.record, steps: new Map([...on.record.steps].filter(([step]) => step !== id))};
  return {status: 'passed', seconds};
}

/** Newest run first, each backwards; a script or file that a newer run also had is taken back once. */
function listUndoScripts(step: RecordedStep, force: boolean): PlacedScript[] {
  const seen = new Set<string>();
  const scripts: PlacedScript[] = [];
  const place = (file: string, line: number) => ({file, line});
  for (const action of step.undos.toReversed().flatMap((undo) => undo.toReversed())) {
    const name = action.kind === 'file' ? `file ${action.path}` : `undo ${action.script}`;
    if (seen.has(name)) continue;
    seen.add(name);
    if (action.kind === 'undo') {
      const script = {
        kind: 'block',
        text: withPath(step.path, action.script),
        timeoutSeconds: action.timeoutSeconds,
      } as const;
      scripts.push(placeScript(script, 'undo', place(action.file, action.line)));
    } else {
      const file = step.files.get(action.path);
      if (file !== undefined)
        scripts.push(placeScript(createRestoreScript(action.path, file, force), 'file', place('', 0)));
    }
  }
  return scripts;
}

/** Steps of other runbooks may have had another PATH: it stands in the record, on the script's own first line. */
function withPath(path: string, script: string): string {
  return `PATH=${path}; ${script}`;
}

/** Nothing of the runbook is left on the host; where nothing of any is, the record goes as well. */
async function forgetRunbook({runbook, run}: UndoContext, on: RunHost, tools: RunTools): Promise<void> {
  const {applied, steps} = on.record;
  const others = steps.size > 0 || [...applied.keys()].some((id) => id !== runbook);
  if (others && !applied.has(runbook)) return;
  const line: RecordLine = {type: 'removed', format: 1, at: tools.now().toISOString(), runbook, run};
  const script = others ? createAppendScript(line, on.torn) : createOwnScript(['remove_record']);
  await runScripts(on, '', [placeScript(script, 'record', {file: '', line: 0})], tools);
}
