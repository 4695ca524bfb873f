import type {Outcome} from '../model/outcome.ts';
import {cleanText} from './plain-text.ts';
import type {Report, ReportContext} from './report.ts';
import {emptyRunView, isLost, updateRunView, type RunView, type StepView} from './run-view.ts';
import {describeOutcome} from './step-status.ts';
import {createSay} from './texts.ts';
import {escapeXml, escapeXmlText} from './xml.ts';

/** One JUnit file, written when the run is finished: a test case a step and host. */
export function createJunitReport(context: ReportContext): Report {
  let view = emptyRunView;
  return (event) => {
    view = updateRunView(view, event);
    return event.type === 'run-finished' ? renderJunit(view, context) : '';
  };
}

function renderJunit(view: RunView, context: ReportContext): string {
  const cases = view.steps.flatMap((step) =>
    step.hosts.map((host) => ({step, host, outcome: findOutcome(view, step, host)})),
  );
  const count = (...statuses: readonly string[]): string =>
    String(cases.filter(({outcome}) => statuses.includes(outcome.status)).length);
  const totals = [
    `tests="${String(cases.length)}"`,
    `failures="${count('failed', 'timed-out')}"`,
    `errors="${count('unreachable')}"`,
    `skipped="${count('skipped', 'cancelled', 'not-run', 'would-run')}"`,
    `time="${(view.finish?.seconds ?? 0).toFixed(3)}"`,
  ].join(' ');
  const name = escapeXml(view.options?.runbook ?? '');
  const suite = `name="${name}" timestamp="${new Date(view.startedAt).toISOString()}" hostname="${escapeXml(view.options?.target ?? '')}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="runbook" ${totals}>`,
    `  <testsuite ${suite} ${totals}>`,
    ...cases.map(({step, host, outcome}) => renderCase(view, step, host, outcome, context)),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

/** A host that could take no part is an error, not a step left out. */
function findOutcome(view: RunView, step: StepView, name: string): Outcome {
  const outcome = step.outcomes.get(name) ?? {status: 'not-run'};
  const host = view.hosts.find((each) => each.name === name);
  if (outcome.status !== 'not-run' || host === undefined || !isLost(host)) return outcome;
  return {status: 'unreachable', detail: host.detail};
}

function renderCase(view: RunView, step: StepView, host: string, outcome: Outcome, context: ReportContext): string {
  const classname = `${view.options?.runbook ?? ''}.${step.id}`;
  const seconds = 'seconds' in outcome ? outcome.seconds : 0;
  const place =
    'failure' in outcome ? ` file="${escapeXml(outcome.failure.file)}" line="${lineOf(outcome.failure)}"` : '';
  const open = `    <testcase classname="${escapeXml(classname)}" name="${escapeXml(`${step.heading} @ ${host}`)}" time="${seconds.toFixed(3)}"${place}`;
  const body = renderBody(outcome, context);
  return body === '' ? `${open}/>` : `${open}>${body}</testcase>`;
}

function renderBody(outcome: Outcome, context: ReportContext): string {
  const words = escapeXml(describeOutcome(outcome, createSay(context.language)));
  switch (outcome.status) {
    case 'passed':
      return '';
    case 'failed':
    case 'timed-out': {
      const text = `${outcome.failure.file}:${lineOf(outcome.failure)}\n${cleanText(outcome.failure.output)}`;
      return `<failure type="${outcome.failure.reason}" message="${words}">${escapeXmlText(text)}</failure>`;
    }
    case 'unreachable':
      return `<error type="unreachable" message="${words}"/>`;
    case 'skipped':
    case 'cancelled':
    case 'not-run':
    case 'would-run':
      return `<skipped message="${words}"/>`;
  }
}

function lineOf(failure: {line: number; failingLine?: number | undefined}): string {
  return String(failure.failingLine ?? failure.line);
}
