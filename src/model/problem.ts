import {fillText, type Text} from './language.ts';
import {problemTexts, type ProblemCode} from './problem-texts.ts';
import type {Position} from './step.ts';

/** An author's mistake on a page, in a manifest or an inventory. Collected and returned, never thrown. */
export interface Problem {
  readonly code: ProblemCode;
  /** Relative to the project's root, or as the user named it. */
  readonly file: string;
  readonly position: Position;
  /** What was wrong and what was expected. */
  readonly message: Text;
  /** How to mend it. */
  readonly hint: Text;
}

/** Makes a problem from the table; `values` fill the `{name}` places of its message and hint. */
export function createProblem(
  code: ProblemCode,
  file: string,
  position: Position,
  values: Readonly<Record<string, string | number>> = {},
): Problem {
  const {message, hint} = problemTexts[code];
  return {code, file, position, message: fillText(message, values), hint: fillText(hint, values)};
}
