import {fillText, type Language, type Text} from './language.ts';
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

/** What fills the `{name}` places of a problem's message and hint; words that differ by language come as a `Text`. */
export type ProblemValues = Readonly<Record<string, string | number | Text>>;

/** Makes a problem from the table; `values` fill the `{name}` places of its message and hint. */
export function createProblem(
  code: ProblemCode,
  file: string,
  position: Position,
  values: ProblemValues = {},
): Problem {
  const {message, hint} = problemTexts[code];
  return {code, file, position, message: fill(message, values), hint: fill(hint, values)};
}

function fill(text: Text, values: ProblemValues): Text {
  return {zh: fillText(text, pick(values, 'zh')).zh, en: fillText(text, pick(values, 'en')).en};
}

function pick(values: ProblemValues, language: Language): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'object' ? value[language] : value]),
  );
}
