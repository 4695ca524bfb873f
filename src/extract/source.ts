import type {ProblemCode} from '../model/problem-texts.ts';
import {createProblem, type Problem, type ProblemValues} from '../model/problem.ts';
import type {Position} from '../model/step.ts';

/** A file under extraction: its text, and the problems met so far. */
export interface Source {
  /** Relative to the project's root. */
  readonly file: string;
  readonly text: string;
  readonly problems: Problem[];
}

export function report(source: Source, code: ProblemCode, at: Position, values?: ProblemValues): void {
  // Only line and column: a parser's points carry more.
  source.problems.push(createProblem(code, source.file, {line: at.line, column: at.column}, values));
}

/** The place of a UTF-16 offset. Walks the text, so for problems alone. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  return {line: before.split('\n').length, column: offset - before.lastIndexOf('\n')};
}

/** The place of a UTF-16 offset of a fence's code, which starts on the line after the fence. */
export function positionInCode(fence: Position, code: string, offset: number): Position {
  const before = code.slice(0, offset).split('\n');
  return {line: fence.line + before.length, column: fence.column + (before.at(-1)?.length ?? 0)};
}

/** Problems in the order of their places, as a reader goes through the file. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return problems.toSorted(
    (a, b) =>
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
      a.position.line - b.position.line ||
      a.position.column - b.position.column,
  );
}
