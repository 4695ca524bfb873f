import type {Event} from '../model/event.ts';
import {formatSeconds} from './duration.ts';
import {renderFailure} from './failure.ts';
import {createLiveOutput} from './live-output.ts';
import {cleanLines} from './plain-text.ts';
import type {Report, ReportContext} from './report.ts';
import {emptyRunView, stepSeconds, updateRunView, type RunView, type StepView} from './run-view.ts';
import {describeOutcome, judgeStep, listOutcomes, markOf, painterOf} from './step-status.ts';
import {createStyle} from './style.ts';
import {renderHead, renderSummary} from './summary.ts';
import {createSay} from './texts.ts';

/** Plain lines, for logs and pipes: one when a step begins to act, one for each kind of outcome when it ends. */
export function createTextReport(context: ReportContext): Report {
  const liveOutput = createLiveOutput();
  let view = emptyRunView;
  let announced = '';
  return (event) => {
    view = updateRunView(view, event);
    const lines: string[] = [];
    if (view.current !== undefined && acts(event) && announced !== view.current.id) {
      announced = view.current.id;
      if (context.detail !== 'quiet') lines.push(renderStepTitle(view, view.current, context));
    }
    if (context.detail === 'verbose') lines.push(...liveOutput(event));
    lines.push(...renderEvent(view, event, announced, context));
    return lines.map((line) => `${line}\n`).join('');
  };
}

/** `[3/24] heading (step-id)`. */
export function renderStepTitle(view: RunView, step: StepView, context: ReportContext): string {
  const style = createStyle(context.color);
  return `[${String(step.number)}/${String(view.steps.length)}] ${style.bold(step.heading)} ${style.dim(`(${step.id})`)}`;
}

/** A notice of the runner, said of a host or of the run. */
export function renderNotice(event: Extract<Event, {type: 'notice'}>, context: ReportContext): string {
  const style = createStyle(context.color);
  const host = event.host === undefined ? '' : `${event.host}: `;
  return style.yellow(`  ! ${host}${event[context.language]}`);
}

/** Why nothing is done, and what to do about it. */
export function renderRefused(event: Extract<Event, {type: 'refused'}>, context: ReportContext): string {
  const host = event.host === undefined ? '' : `${event.host}: `;
  return createStyle(context.color).red(`  ✗ ${host}${event[context.language]}`);
}

/** What became of the checks of a runbook that this one requires. */
export function renderRequired(event: Extract<Event, {type: 'required-finished'}>, context: ReportContext): string[] {
  const style = createStyle(context.color);
  const say = createSay(context.language);
  const {runbook, seconds, failures} = event;
  const [first] = failures;
  if (first === undefined) {
    if (context.detail === 'quiet') return [];
    return [`  ${style.green('✓')} ${say('required-passed', {runbook})}  ${style.dim(formatSeconds(seconds))}`];
  }
  const {step, heading} = first;
  const title = style.red(`✗ ${say('required-failed', {runbook, step, heading})}`);
  const told = failures.flatMap(({host, outcome}) =>
    'failure' in outcome
      ? renderFailure(host, outcome, context)
      : [`  ${style.red(`✗ ${host}: ${describeOutcome(outcome, say)}`)}`],
  );
  return [title, ...told];
}

/** Why a host takes no part: nobody answers, or another run holds it. */
export function renderNotReached(
  event: Extract<Event, {type: 'host-unreachable' | 'host-locked'}>,
  context: ReportContext,
): string[] {
  const style = createStyle(context.color);
  const say = createSay(context.language);
  const [words, detail] =
    event.type === 'host-locked' ? [say('locked'), event.holder] : [say('unreachable'), event.detail];
  const [first = '', ...rest] = cleanLines(detail);
  const head = first === '' ? words : `${words}: ${first}`;
  return [style.red(`  ✗ ${event.host}: ${head}`), ...rest.map((line) => `    ${line}`)];
}

/** Everything that went wrong on the hosts of a step. */
export function renderFailures(step: StepView, context: ReportContext): string[] {
  return listOutcomes(step).flatMap(([host, outcome]) =>
    'failure' in outcome ? renderFailure(host, outcome, context) : [],
  );
}

function acts(event: Event): boolean {
  return event.type === 'block-started' || event.type === 'output';
}

function renderEvent(view: RunView, event: Event, announced: string, context: ReportContext): string[] {
  const quiet = context.detail === 'quiet';
  switch (event.type) {
    case 'run-started':
      return quiet ? [] : renderHead(view, context);
    case 'host-unreachable':
    case 'host-locked':
      return renderNotReached(event, context);
    case 'notice':
      return quiet ? [] : [renderNotice(event, context)];
    case 'refused':
      return [renderRefused(event, context)];
    case 'required-finished':
      return renderRequired(event, context);
    case 'step-finished':
      return view.current === undefined ? [] : renderStepEnd(view, view.current, announced, context);
    case 'run-finished':
      return renderSummary(view, context);
    case 'host-connected':
    case 'required-started':
    case 'required-step':
    case 'step-started':
    case 'block-started':
    case 'output':
    case 'block-finished':
    case 'host-finished':
      return [];
  }
}

function renderStepEnd(view: RunView, step: StepView, announced: string, context: ReportContext): string[] {
  const style = createStyle(context.color);
  const title = renderStepTitle(view, step, context);
  const failures = renderFailures(step, context);
  if (context.detail === 'quiet') return failures.length === 0 ? [] : [title, ...failures];
  const groups = groupOutcomes(step, context);
  const time = judgeStep(step) === 'skipped' ? '' : `  ${style.dim(formatSeconds(stepSeconds(step)))}`;
  const lines = groups.map((group) => `  ${group}${time}`);
  if (announced === step.id) return [...lines, ...failures];
  const [only] = groups;
  if (groups.length === 1 && failures.length === 0 && only !== undefined) return [`${title} ${only}`];
  return [title, ...lines, ...failures];
}

/** Hosts with the same outcome on one line: `✓ master, node01: passed`. What failed is told at length elsewhere. */
function groupOutcomes(step: StepView, context: ReportContext): string[] {
  const style = createStyle(context.color);
  const say = createSay(context.language);
  const told = listOutcomes(step).filter(([, outcome]) => !('failure' in outcome));
  const groups = Map.groupBy(told, ([, outcome]) => describeOutcome(outcome, say));
  return [...groups].flatMap(([words, entries]) => {
    const status = entries[0]?.[1].status;
    if (status === undefined) return [];
    const paint = painterOf(status, style);
    return [`${paint(markOf(status))} ${entries.map(([host]) => host).join(', ')}: ${paint(words)}`];
  });
}
