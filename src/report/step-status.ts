import type {Outcome, Status} from '../model/outcome.ts';
import {formatSeconds} from './duration.ts';
import type {RunView, StepView} from './run-view.ts';
import type {Painter, Style} from './style.ts';
import type {Say} from './texts.ts';

/** The worst first: a step is as its worst host. */
export const statusOrder: readonly Status[] = [
  'failed',
  'timed-out',
  'unreachable',
  'cancelled',
  'not-run',
  'would-run',
  'passed',
  'skipped',
];

/** What became of a step over all its hosts. */
export function judgeStep(step: StepView): Status {
  const statuses = new Set([...step.outcomes.values()].map((outcome) => outcome.status));
  return statusOrder.find((status) => statuses.has(status)) ?? 'not-run';
}

/** The outcomes in the order of the step's hosts, not of who was first. */
export function listOutcomes({hosts, outcomes}: StepView): (readonly [string, Outcome])[] {
  return hosts.flatMap((host) => {
    const outcome = outcomes.get(host);
    return outcome === undefined ? [] : [[host, outcome] as const];
  });
}

/** Steps by what became of them. */
export function countSteps(view: RunView): Record<Status, number> {
  const counts = Object.fromEntries(statusOrder.map((status) => [status, 0])) as Record<Status, number>;
  for (const step of view.steps) counts[judgeStep(step)]++;
  return counts;
}

/** The outcome in words: `passed`, `already applied`, `exit code 7`. */
export function describeOutcome(outcome: Outcome, say: Say): string {
  switch (outcome.status) {
    case 'skipped':
      return say(`skipped-${outcome.reason}`);
    case 'would-run':
      return `${say('would-run')}: ${say(`would-run-${outcome.reason}`)}`;
    case 'failed':
      return describeFailure(outcome, say);
    case 'timed-out':
      return say('timed-out-after', {seconds: formatSeconds(outcome.seconds)});
    case 'unreachable':
      return outcome.detail === '' ? say('unreachable') : `${say('unreachable')}: ${outcome.detail}`;
    case 'passed':
    case 'cancelled':
    case 'not-run':
      return say(outcome.status);
  }
}

export function markOf(status: Status): string {
  return marks[status];
}

export function painterOf(status: Status, style: Style): Painter {
  switch (status) {
    case 'passed':
      return style.green;
    case 'failed':
    case 'timed-out':
    case 'unreachable':
      return style.red;
    case 'cancelled':
    case 'would-run':
      return style.yellow;
    case 'skipped':
    case 'not-run':
      return style.dim;
  }
}

const marks: Readonly<Record<Status, string>> = {
  passed: '✓',
  skipped: '–',
  failed: '✗',
  'timed-out': '✗',
  unreachable: '✗',
  cancelled: '!',
  'not-run': '·',
  'would-run': '→',
};

function describeFailure(outcome: Extract<Outcome, {status: 'failed'}>, say: Say): string {
  const {failure} = outcome;
  const reason = say(`reason-${failure.reason}`, {code: failure.exitCode ?? '?'});
  const detail = failure.detail === undefined || failure.detail === '' ? reason : `${reason}: ${failure.detail}`;
  return failure.host === undefined ? detail : `${detail} @ ${failure.host}`;
}
