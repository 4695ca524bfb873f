import type {Status} from '../model/outcome.ts';
import {formatSeconds} from './duration.ts';
import type {ReportContext} from './report.ts';
import type {RunView} from './run-view.ts';
import {countSteps, judgeStep, painterOf} from './step-status.ts';
import {createStyle} from './style.ts';
import {createSay, type ReportKey, type Say} from './texts.ts';

/** The lines a run starts with. */
export function renderHead(view: RunView, context: ReportContext): string[] {
  const style = createStyle(context.color);
  const say = createSay(context.language);
  const {options} = view;
  if (options === undefined) return [];
  const title = say(options.dryRun ? 'dry-run' : options.command, {runbook: options.runbook, target: options.target});
  const scope = `${count('step', view.steps.length, say)}${context.language === 'zh' ? '，' : ', '}${count('host', view.hosts.length, say)}`;
  return [`${style.bold(title)}  ${style.dim(`${scope}  ${view.run}`)}`];
}

/** The lines a run ends with: how it ended, the counts, the time, the journal, and how to go on. */
export function renderSummary(view: RunView, context: ReportContext): string[] {
  const style = createStyle(context.color);
  const say = createSay(context.language);
  if (view.finish === undefined) return [];
  const {exitCode, seconds} = view.finish;
  const end = endOf(exitCode, view);
  const paint = exitCode === 0 ? style.green : exitCode === 130 ? style.yellow : style.red;
  const line = `${paint(`${exitCode === 0 ? '✓' : exitCode === 130 ? '!' : '✗'} ${say(end)}`)}  ${renderCounts(view, context)}  ${formatSeconds(seconds)}`;
  const journal = context.journal === undefined ? [] : [style.dim(`${say('journal')} ${context.journal}`)];
  return [line, ...journal, ...renderMend(view, context)];
}

/** `3 passed, 21 skipped`, by steps. */
export function renderCounts(view: RunView, context: ReportContext): string {
  const style = createStyle(context.color);
  const say = createSay(context.language);
  const counts = countSteps(view);
  const parts = countOrder
    .filter((status) => counts[status] > 0)
    .map((status) => painterOf(status, style)(`${String(counts[status])} ${say(status)}`));
  return parts.length === 0 ? `0 ${say('steps')}` : parts.join(context.language === 'zh' ? '，' : ', ');
}

const countOrder: readonly Status[] = [
  'passed',
  'skipped',
  'would-run',
  'failed',
  'timed-out',
  'unreachable',
  'cancelled',
  'not-run',
];

function renderMend(view: RunView, context: ReportContext): string[] {
  const say = createSay(context.language);
  const {options, finish} = view;
  if (finish === undefined || finish.exitCode === 0 || options === undefined || options.dryRun) return [];
  if (options.command !== 'exec') return [];
  const words = say(finish.exitCode === 130 ? 'go-on' : 'mend');
  return [`${words}${createStyle(context.color).bold(`runbook resume ${view.run}`)}`];
}

function count(of: 'step' | 'host', number: number, say: Say): string {
  return say(number === 1 ? `one-${of}` : `some-${of}s`, {count: number});
}

function endOf(exitCode: number, view: RunView): ReportKey {
  if (exitCode === 0) return 'end-passed';
  if (exitCode === 130) return 'end-cancelled';
  if (exitCode !== 3) return 'end-failed';
  const cut = view.steps.some((step) => judgeStep(step) === 'unreachable');
  return cut || view.hosts.some(({state}) => state === 'unreachable') ? 'end-unreachable' : 'end-not-ready';
}
