import type {HostPlan, Plan, StepPlan} from '../../model/plan.ts';
import {createStyle, type Style} from '../../report/style.ts';
import type {HostRecord, RecordedStep} from '../../run/host-record.ts';
import {createLateValues} from '../../run/late-values.ts';
import {readRecords} from '../../run/read-records.ts';
import {selectSteps} from '../../run/select-steps.ts';
import type {Context} from '../context.ts';
import {readSelection, requireHostOptions} from '../host-options.ts';
import {requireLab} from '../lab-access.ts';
import {listHeadings} from '../load-project.ts';
import {openHostSession} from '../open-host-session.ts';
import {checkRunbook, planRunbook} from '../prepare-run.ts';
import type {Options} from '../program.ts';
import {withSignals} from '../signals.ts';
import {renderTable} from '../table.ts';
import {formatTime} from '../time.ts';

/** `current`: passed as the pages have it now; `unknown`: passed, and its key needs a value that only a
 * run reads; `checks`: it has checks only, which the record does not hold. */
type State = 'current' | 'changed' | 'unknown' | 'started' | 'never' | 'checks';

interface Row {
  readonly step: StepPlan;
  readonly host: string;
  readonly state: State;
  readonly recorded: RecordedStep | undefined;
}

/** What the hosts' records say of each step. Exit 3 where a host could not be asked. */
export function runStatus(context: Context, words: readonly string[], options: Options): Promise<number> {
  return withSignals(context, async ({signal}) => {
    const hosts = requireHostOptions(options);
    const selection = readSelection(options);
    const checked = await checkRunbook(words[0] ?? '', hosts, selection, context);
    const file = hosts.inventory ?? (await requireLab(context, signal));
    const plan = await planRunbook(checked, file, hosts.target, selection.limit);
    const steps = selectSteps(plan, selection);
    const names = new Set(steps.flatMap((step) => step.hosts.map(({host}) => host)));
    const records = await readRecords({
      hosts: plan.hosts.filter(({name}) => names.has(name)),
      openSession: openHostSession,
      interactive: context.interactive,
      signal,
      now: () => new Date(),
    });
    const rows = listRows(plan, steps, records, signal);
    if (options['format'] === 'jsonl') context.print(renderJsonl(rows, records));
    else context.print(renderRows(rows, records, listHeadings(checked.loaded, context), context));
    return [...records.values()].some((record) => typeof record === 'string') ? 3 : 0;
  });
}

function listRows(
  plan: Plan,
  steps: readonly StepPlan[],
  records: ReadonlyMap<string, HostRecord | string>,
  signal: AbortSignal,
): Row[] {
  const tools = {emit: () => undefined, now: () => new Date(), signal};
  const late = createLateValues({plan, secrets: new Map(), reach: () => Promise.resolve(undefined), tools});
  const captured = new Set(plan.steps.filter((step) => step.hosts.some(needsCapture)).map(({id}) => id));
  return steps.flatMap((step) =>
    step.hosts.flatMap((on) => {
      const record = records.get(on.host);
      if (record === undefined || typeof record === 'string') return [];
      const recorded = record.steps.get(step.id);
      const known = !isTouched(step, plan, captured);
      const state = on.actions.length === 0 ? 'checks' : judge(recorded, known ? late.key(step, on) : undefined);
      return [{step, host: on.host, recorded, state}];
    }),
  );
}

function judge(recorded: RecordedStep | undefined, key: string | undefined): State {
  if (recorded === undefined) return 'never';
  if (recorded.passedKey === undefined) return 'started';
  if (key === undefined) return 'unknown';
  return recorded.passedKey === key ? 'current' : 'changed';
}

function needsCapture({actions}: HostPlan): boolean {
  return actions.some(({parts}) => parts.some((part) => typeof part !== 'string' && !part.secret));
}

/** The step or one that it uses needs a captured value. */
function isTouched(step: StepPlan, plan: Plan, captured: ReadonlySet<string>): boolean {
  if (captured.has(step.id)) return true;
  return step.uses.some((id) => plan.steps.some((used) => used.id === id && isTouched(used, plan, captured)));
}

function renderJsonl(rows: readonly Row[], records: ReadonlyMap<string, HostRecord | string>): string {
  const lost = [...records].flatMap(([host, record]) =>
    typeof record === 'string' ? [{type: 'host-unreachable', host, detail: record}] : [],
  );
  const lines = rows.map(({step, host, state, recorded}) => {
    const {by, at, run, runbook} = recorded ?? {};
    return {type: 'status', format: 1, step: step.id, host, state, by, at, run, runbook};
  });
  return [...lost, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('');
}

function renderRows(
  rows: readonly Row[],
  records: ReadonlyMap<string, HostRecord | string>,
  headings: ReadonlyMap<string, string>,
  context: Context,
): string {
  const {say} = context;
  const style = createStyle(context.color.out);
  const head = (['step', 'host', 'state', 'when', 'by'] as const).map((name) => style.dim(say(`column-${name}`)));
  const lost = [...records].flatMap(([host, record]) =>
    typeof record === 'string' ? [style.red(`✗ ${host}: ${say('status-unreachable', {detail: record})}\n`)] : [],
  );
  let last = '';
  const cells = rows.map(({step, host, state, recorded}) => {
    const heading = step.id === last ? '' : (headings.get(step.id) ?? step.heading);
    last = step.id;
    const when = recorded === undefined ? '' : formatTime(new Date(recorded.at));
    return [
      heading,
      host,
      paintOf(state, style)(`${marks[state]} ${say(`status-${state}`)}`),
      when,
      recorded?.by ?? '',
    ];
  });
  return lost.join('') + (cells.length === 0 ? '' : renderTable([head, ...cells]));
}

const marks: Readonly<Record<State, string>> = {
  current: '✓',
  changed: '≠',
  unknown: '✓',
  started: '!',
  never: '·',
  checks: '·',
};

function paintOf(state: State, style: Style): (text: string) => string {
  if (state === 'current' || state === 'unknown') return style.green;
  return state === 'never' || state === 'checks' ? style.dim : style.yellow;
}
