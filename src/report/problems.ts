import type {Language} from '../model/language.ts';
import type {Problem} from '../model/problem.ts';
import {renderCommand} from './github.ts';
import {cleanText} from './plain-text.ts';
import {createStyle} from './style.ts';
import {createSay} from './texts.ts';
import {measureWidth} from './width.ts';
import {escapeXml, escapeXmlText} from './xml.ts';

export interface ProblemContext {
  readonly language: Language;
  readonly color: boolean;
  /** The files that were looked at, by the names that problems use, with their text. */
  readonly files: ReadonlyMap<string, string>;
  /** What looked at them, for reports that name it; `lint` where nobody says. */
  readonly suite?: string;
}

/** Problems in one of the formats of `--format`. */
export function renderProblems(
  format: 'text' | 'jsonl' | 'junit' | 'github',
  problems: readonly Problem[],
  context: ProblemContext,
): string {
  switch (format) {
    case 'text':
      return renderProblemsText(problems, context);
    case 'jsonl':
      return renderProblemsJsonl(problems);
    case 'github':
      return renderProblemsGithub(problems, context);
    case 'junit':
      return renderProblemsJunit(problems, context);
  }
}

/** `file:line:column`, the message, the source line with a caret below, the hint; a count at the end. */
export function renderProblemsText(problems: readonly Problem[], context: ProblemContext): string {
  const style = createStyle(context.color);
  const say = createSay(context.language);
  const files = context.files.size;
  const total =
    problems.length === 0
      ? style.green(`✓ ${say('problems-none', {files})}`)
      : style.red(
          `✗ ${say(problems.length === 1 ? 'problems-one' : 'problems-some', {files, count: problems.length})}`,
        );
  return [...sortProblems(problems).map((problem) => renderProblem(problem, context)), total, ''].join('\n');
}

/** One JSON object a line: `{"type":"problem","format":1,"code":…,"file":…,"line":…,"column":…,"message":…,"hint":…}`. */
export function renderProblemsJsonl(problems: readonly Problem[]): string {
  return sortProblems(problems)
    .map(({code, file, position, message, hint}) =>
      JSON.stringify({type: 'problem', format: 1, code, file, ...position, message, hint}),
    )
    .map((line) => `${line}\n`)
    .join('');
}

/** GitHub's annotations, which stand beside the line in a pull request. */
export function renderProblemsGithub(problems: readonly Problem[], context: ProblemContext): string {
  return sortProblems(problems)
    .map(({code, file, position, message, hint}) =>
      renderCommand(
        {file, line: position.line, col: position.column, title: code},
        `${message[context.language]}\n${hint[context.language]}`,
      ),
    )
    .join('');
}

/** A JUnit file: a test case a file, failed by its first problem's message with all of them as text. */
export function renderProblemsJunit(problems: readonly Problem[], context: ProblemContext): string {
  const byFile = Map.groupBy(sortProblems(problems), (problem) => problem.file);
  const names = [...new Set([...context.files.keys(), ...byFile.keys()])];
  const totals = `tests="${String(names.length)}" failures="${String(byFile.size)}"`;
  const cases = names.map((name) => {
    const open = `    <testcase classname="${context.suite ?? 'lint'}" name="${escapeXml(name)}" file="${escapeXml(name)}"`;
    const [first, ...rest] = byFile.get(name) ?? [];
    if (first === undefined) return `${open}/>`;
    const message = escapeXml(first.message[context.language]);
    const text = [first, ...rest].map((problem) => renderProblem(problem, {...context, color: false})).join('\n');
    return `${open} line="${String(first.position.line)}"><failure type="${first.code}" message="${message}">${escapeXmlText(text)}</failure></testcase>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="runbook" ${totals}>`,
    `  <testsuite name="${context.suite ?? 'lint'}" ${totals}>`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) => compare(a.file, b.file) || a.position.line - b.position.line || a.position.column - b.position.column,
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function renderProblem(problem: Problem, context: ProblemContext): string {
  const style = createStyle(context.color);
  const {file, position, code, message, hint} = problem;
  const place = `${file}:${String(position.line)}:${String(position.column)}`;
  return [
    `${style.cyan(place)}: ${style.red(message[context.language])} ${style.dim(`[${code}]`)}`,
    ...renderSource(problem, context),
    `  ${hint[context.language]}`,
    '',
  ].join('\n');
}

function renderSource({file, position}: Problem, context: ProblemContext): string[] {
  const style = createStyle(context.color);
  const source = context.files.get(file)?.split('\n')[position.line - 1];
  if (source === undefined || source.trim() === '') return [];
  const number = String(position.line);
  const before = cleanText(source.slice(0, position.column - 1));
  return [
    `  ${style.dim(`${number} │`)} ${cleanText(source)}`,
    `  ${style.dim(`${' '.repeat(number.length)} │`)} ${' '.repeat(measureWidth(before))}${style.red('^')}`,
  ];
}
