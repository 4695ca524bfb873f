import type {Failure, Outcome} from '../model/outcome.ts';
import {cleanLines} from './plain-text.ts';
import type {ReportContext} from './report.ts';
import {describeOutcome, markOf, painterOf} from './step-status.ts';
import {createStyle} from './style.ts';
import {createSay} from './texts.ts';

/** The outcomes that stand with what ran and what it printed. */
export type FailedOutcome = Extract<Outcome, {failure: Failure}>;

/** So many lines of a block stand around the failing one, and so many of its output are shown. */
const linesAround = 4;
const outputLines = 20;
const numberWidth = 4;

/** What failed on a host: the block with its failing line, its last output, page and line. */
export function renderFailure(host: string, outcome: FailedOutcome, context: ReportContext): string[] {
  const style = createStyle(context.color);
  const say = createSay(context.language);
  const {failure} = outcome;
  // What the record undoes may stand on no page.
  const place = failure.file === '' ? '' : `${failure.file}:${String(failure.failingLine ?? failure.line)}`;
  const head = `${markOf(outcome.status)} ${host}: ${describeOutcome(outcome, say)}`;
  return [
    `  ${painterOf(outcome.status, style)(head)}`,
    `    ${style.dim(`${say(`kind-${failure.kind}`)}  `)}${style.cyan(place)}`.trimEnd(),
    ...renderBlock(host, failure, context),
    ...renderOutput(failure, context),
  ];
}

function renderBlock(host: string, failure: Failure, context: ReportContext): string[] {
  const style = createStyle(context.color);
  // A file's content says nothing of why it could not be written.
  if (failure.kind === 'file') return [];
  const lines = context.findBlock(failure.host ?? host, failure.file, failure.line)?.split('\n') ?? [];
  const focus = failure.failingLine === undefined ? undefined : failure.failingLine - failure.line - 1;
  const first = focus === undefined ? 0 : Math.max(0, focus - linesAround);
  const shown = lines.slice(first, focus === undefined ? 2 * linesAround + 1 : focus + linesAround + 1);
  return shown.map((line, index) => {
    const number = String(failure.line + 1 + first + index).padStart(numberWidth);
    const text = cleanLines(line)[0] ?? '';
    if (focus === first + index) return `    ${style.red(`> ${number} │`)} ${style.bold(text)}`;
    return `    ${style.dim(`  ${number} │`)} ${text}`.trimEnd();
  });
}

function renderOutput(failure: Failure, context: ReportContext): string[] {
  const style = createStyle(context.color);
  const say = createSay(context.language);
  const lines = cleanLines(failure.output);
  if (lines.length === 0) return [`    ${style.dim(say('no-output'))}`];
  const leftOut = Math.max(0, lines.length - outputLines);
  const head = leftOut === 0 ? say('last-output') : `${say('last-output')} ${say('lines-left-out', {count: leftOut})}`;
  // The bar also keeps a host's output from being read as a command of GitHub's log (`::error`).
  const bar = style.dim(`${' '.repeat(numberWidth + 3)}│`);
  return [`    ${style.dim(head)}`, ...lines.slice(-outputLines).map((line) => `    ${bar} ${line}`.trimEnd())];
}
