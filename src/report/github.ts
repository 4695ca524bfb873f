import type {Event} from '../model/event.ts';
import {formatSeconds} from './duration.ts';
import {cleanLines} from './plain-text.ts';
import type {Report, ReportContext} from './report.ts';
import {emptyRunView, stepSeconds, updateRunView, type RunView, type StepView} from './run-view.ts';
import {describeOutcome, judgeStep, markOf} from './step-status.ts';
import {renderCounts} from './summary.ts';
import {createTextReport} from './text.ts';
import {createSay} from './texts.ts';

/** Plain lines with an annotation for each failure, as GitHub's log reads them. */
export function createGithubReport(context: ReportContext): Report {
  const text = createTextReport(context);
  let view = emptyRunView;
  return (event) => {
    view = updateRunView(view, event);
    const step = event.type === 'step-finished' ? view.current : undefined;
    const lost = event.type === 'host-unreachable' || event.type === 'host-locked';
    const annotations = lost ? renderLost(event, context) : step === undefined ? '' : renderAnnotations(step, context);
    return text(event) + annotations + (event.type === 'refused' ? renderRefusal(event, context) : '');
  };
}

/** Markdown for the job's summary page. */
export function renderGithubSummary(view: RunView, context: ReportContext): string {
  const say = createSay(context.language);
  const plain = {...context, color: false};
  const columns = [say('column-step'), say('column-host'), say('column-outcome'), say('column-seconds')];
  const rows = view.steps.map((step) => [
    `${step.heading} (\`${step.id}\`)`,
    step.hosts.join(', '),
    describeStep(step, context),
    formatSeconds(stepSeconds(step)),
  ]);
  return [
    `### ${view.options?.runbook ?? ''}: ${renderCounts(view, plain)}`,
    '',
    ...[columns, columns.map(() => '---'), ...rows].map((row) => `| ${row.map(escapeCell).join(' | ')} |`),
    '',
    '',
  ].join('\n');
}

/** One workflow command; data and properties are escaped as GitHub wants them. */
export function renderCommand(properties: Readonly<Record<string, string | number>>, message: string): string {
  const escaped = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::error ${escaped.join(',')}::${escapeData(message)}\n`;
}

function renderLost(
  event: Extract<Event, {type: 'host-unreachable' | 'host-locked'}>,
  {language}: ReportContext,
): string {
  const say = createSay(language);
  const [title, detail] =
    event.type === 'host-locked' ? [say('locked'), event.holder] : [say('unreachable'), event.detail];
  return renderCommand({title: `${event.host}: ${title}`}, cleanLines(detail).join('\n'));
}

function renderRefusal(event: Extract<Event, {type: 'refused'}>, {language}: ReportContext): string {
  const title = event.host === undefined ? 'runbook' : event.host;
  return renderCommand({title}, event[language]);
}

function renderAnnotations(step: StepView, context: ReportContext): string {
  const say = createSay(context.language);
  const commands = [...step.outcomes].map(([host, outcome]) => {
    if (outcome.status === 'unreachable')
      return renderCommand({title: step.heading}, `${host}: ${describeOutcome(outcome, say)}`);
    if (!('failure' in outcome)) return '';
    const {file, line, failingLine, output} = outcome.failure;
    const message = [`${host}: ${describeOutcome(outcome, say)}`, ...cleanLines(output).slice(-10)].join('\n');
    return renderCommand({file, line: failingLine ?? line, title: step.heading}, message);
  });
  return commands.join('');
}

function describeStep(step: StepView, context: ReportContext): string {
  const say = createSay(context.language);
  const status = judgeStep(step);
  const failed = [...step.outcomes].filter(([, outcome]) => outcome.status === status && status !== 'passed');
  const words = new Set(failed.map(([, outcome]) => describeOutcome(outcome, say)));
  return `${markOf(status)} ${words.size === 0 ? say(status) : [...words].join('; ')}`;
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
