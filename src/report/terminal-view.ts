import type {Event} from '../model/event.ts';
import {formatClock, formatSeconds} from './duration.ts';
import {createLiveOutput} from './live-output.ts';
import type {ReportContext} from './report.ts';
import {
  emptyRunView,
  isLost,
  stepSeconds,
  updateRunView,
  type HostView,
  type RunView,
  type StepView,
} from './run-view.ts';
import {describeOutcome, judgeStep, listOutcomes, markOf, painterOf} from './step-status.ts';
import {createStyle} from './style.ts';
import {renderHead, renderSummary} from './summary.ts';
import {renderFailures, renderNotReached, renderNotice, renderRefused, renderRequired} from './text.ts';
import {createSay} from './texts.ts';
import {expectTimeLeft} from './time-left.ts';
import {measureWidth, padEnd, truncate} from './width.ts';

export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

/** What a terminal shows of a run: lines that scroll up for good, and a region below that is drawn anew. */
export interface TerminalView {
  /** Takes the next event; gives the lines that are finished. */
  readonly update: (event: Event, size: TerminalSize) => string[];
  /** The region as it stands at `now` (milliseconds); fits into `size`. */
  readonly render: (now: number, size: TerminalSize) => string[];
}

export function createTerminalView(context: ReportContext): TerminalView {
  const liveOutput = createLiveOutput();
  let view = emptyRunView;
  return {
    update: (event, size) => {
      view = updateRunView(view, event);
      const output = context.detail === 'verbose' ? liveOutput(event) : [];
      return [...output, ...renderScrolled(view, event, size, context)];
    },
    render: (now, size) => renderLive(view, now, size, context),
  };
}

/** The lines that `event` finishes; `view` is the state after it. */
export function renderScrolled(view: RunView, event: Event, size: TerminalSize, context: ReportContext): string[] {
  const quiet = context.detail === 'quiet';
  switch (event.type) {
    case 'run-started':
      return quiet ? [] : [...renderHead(view, context), ''];
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
      return view.current === undefined ? [] : renderFinished(view, view.current, size, context);
    case 'run-finished':
      return [...(quiet ? [] : ['']), ...renderSummary(view, context)];
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

/** The region below: the step at work, a line a host, the time. */
export function renderLive(view: RunView, now: number, size: TerminalSize, context: ReportContext): string[] {
  if (view.run === '' || view.finish !== undefined || context.detail === 'quiet') return [];
  const step = view.current;
  const names = step === undefined || step.finishedAt !== undefined ? view.hosts.map((host) => host.name) : step.hosts;
  const hosts = view.hosts.filter((host) => names.includes(host.name));
  const room = Math.max(1, size.rows - 3);
  const shown = hosts.length <= room ? hosts : chooseHosts(hosts, step, room - 1);
  const nameWidth = Math.min(
    Math.max(0, ...shown.map((host) => measureWidth(host.name))),
    Math.floor(size.columns / 3),
  );
  const more = hosts.length - shown.length;
  return [
    renderTitle(view, now, size, context),
    ...shown.map((host) => renderHost(view, host, nameWidth, now, size, context)),
    ...(more === 0 ? [] : [`  ${createSay(context.language)('more-hosts', {count: more})}`]),
  ].map((line) => line.trimEnd());
}

function renderTitle(view: RunView, now: number, size: TerminalSize, context: ReportContext): string {
  const style = createStyle(context.color);
  const say = createSay(context.language);
  const left = expectTimeLeft(view, context.expected, now);
  const elapsed = formatClock((now - view.startedAt) / 1000);
  const clock = left === undefined ? elapsed : `${elapsed} ${say('time-left', {time: formatClock(left)})}`;
  const step = view.current;
  const {required} = view;
  const {number = 0, of} = required ?? {number: step?.number, of: view.steps.length};
  const count = `${String(number)}/${String(of)}`;
  const heading =
    required === undefined
      ? (step?.heading ?? say('connecting'))
      : `${say('required-checks', {runbook: required.runbook})}: ${required.heading}`;
  const room = size.columns - measureWidth(clock) - count.length - 6;
  const shown = truncate(heading, room);
  const id = step !== undefined && measureWidth(shown) + step.id.length + 2 <= room ? `  ${step.id}` : '';
  const gap = ' '.repeat(Math.max(1, room + 1 - measureWidth(shown) - measureWidth(id)));
  return `${style.cyan(spinner(now))} ${style.dim(count)} ${style.bold(shown)}${style.dim(id)}${gap}${style.dim(clock)}`;
}

function renderHost(
  view: RunView,
  host: HostView,
  nameWidth: number,
  now: number,
  size: TerminalSize,
  context: ReportContext,
): string {
  const style = createStyle(context.color);
  const outcome = view.current?.finishedAt === undefined ? view.current?.outcomes.get(host.name) : undefined;
  const name = padEnd(truncate(host.name, nameWidth), nameWidth);
  const room = size.columns - nameWidth - 7;
  if (outcome !== undefined) {
    const paint = painterOf(outcome.status, style);
    const seconds = 'seconds' in outcome ? `${formatSeconds(outcome.seconds)}  ` : '';
    const words = outcome.status === 'passed' ? seconds : describeOutcome(outcome, createSay(context.language));
    return `  ${paint(markOf(outcome.status))} ${name}  ${style.dim(truncate(words, room))}`;
  }
  const mark = isLost(host) ? style.red('✗') : host.kind === undefined ? style.dim('·') : style.cyan(spinner(now));
  return `  ${mark} ${name}  ${style.dim(truncate(describeHost(host, context), room))}`;
}

function describeHost(host: HostView, context: ReportContext): string {
  const say = createSay(context.language);
  if (host.state === 'unreachable' || host.state === 'locked') return say(host.state);
  if (host.kind !== undefined) return host.lastLine === '' ? say(`kind-${host.kind}`) : host.lastLine;
  return host.state === 'connecting' ? say('connecting') : say('waiting');
}

/** Where not all fit: those at work first. */
function chooseHosts(hosts: readonly HostView[], step: StepView | undefined, room: number): HostView[] {
  const rank = (host: HostView): number =>
    step?.outcomes.has(host.name) === true ? 2 : host.kind === undefined ? 1 : 0;
  const chosen = new Set([...hosts].sort((a, b) => rank(a) - rank(b)).slice(0, room));
  return hosts.filter((host) => chosen.has(host));
}

function renderFinished(view: RunView, step: StepView, size: TerminalSize, context: ReportContext): string[] {
  const failures = renderFailures(step, context);
  if (context.detail === 'quiet' && failures.length === 0) return [];
  const line = renderFinishedLine(view, step, size, context);
  return [line, ...failures];
}

/** `✓ 3/24 heading  step-id        ✓ master ✓ node01   1.2s`, as much of it as fits. */
function renderFinishedLine(view: RunView, step: StepView, size: TerminalSize, context: ReportContext): string {
  const style = createStyle(context.color);
  const status = judgeStep(step);
  const total = String(view.steps.length);
  const count = `${String(step.number).padStart(total.length)}/${total}`;
  const time = (status === 'skipped' ? '' : formatSeconds(stepSeconds(step))).padStart(6);
  const room = size.columns - count.length - 4 - time.length;
  const hosts = chooseHostsText(
    step,
    Math.max(8, Math.min(Math.floor(room / 2), room - measureWidth(step.heading) - 2)),
    context,
  );
  const hostsWidth = measureWidth(hosts);
  const heading = truncate(step.heading, room - hostsWidth - 2);
  const left = room - hostsWidth - measureWidth(heading) - 2;
  const id = step.id.length + 2 <= left ? `  ${step.id}` : '';
  const gap = ' '.repeat(Math.max(1, room - measureWidth(heading) - measureWidth(id) - hostsWidth));
  const mark = painterOf(status, style)(markOf(status));
  const words = status === 'skipped' || status === 'not-run' ? style.dim(heading) : heading;
  return `${mark} ${style.dim(count)} ${words}${style.dim(id)}${gap}${hosts}${style.dim(time)}`.trimEnd();
}

/** The hosts with their marks; where they do not fit, their number by mark. */
function chooseHostsText(step: StepView, room: number, context: ReportContext): string {
  const style = createStyle(context.color);
  const named = listOutcomes(step)
    .map(([host, {status}]) => `${painterOf(status, style)(markOf(status))} ${style.dim(host)}`)
    .join('  ');
  if (measureWidth(named) <= room) return named;
  const groups = Map.groupBy(step.outcomes.values(), (outcome) => outcome.status);
  return [...groups]
    .map(([status, outcomes]) => painterOf(status, style)(`${markOf(status)} ${String(outcomes.length)}`))
    .join('  ');
}

function spinner(now: number): string {
  return frames[Math.floor(now / 100) % frames.length] ?? '';
}

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
