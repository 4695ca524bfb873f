import type {ProblemCode} from '../../model/problem-texts.ts';

/** A fault of a script: its code and its place as a UTF-16 offset. */
export interface Finding {
  readonly code: ProblemCode;
  readonly offset: number;
  readonly values?: Readonly<Record<string, string>>;
}

/** Where in a script a command stands. */
export interface Scope {
  readonly findings: Finding[];
  /** Added to offsets: scripts in old backticks count from their own start. */
  readonly base: number | undefined;
  /** Errexit is off: a condition, or an operand before `&&` or `||`. */
  readonly tested: boolean;
  /** Its status becomes that of the whole script or subshell. */
  readonly last: boolean;
  /** `exit` leaves no more than this subshell. */
  readonly subshell: boolean;
  /** Runs only if something else says so. */
  readonly conditional: boolean;
}

export function find(scope: Scope, code: ProblemCode, offset: number, values?: Readonly<Record<string, string>>): void {
  scope.findings.push({code, offset: scope.base ?? offset, ...(values === undefined ? {} : {values})});
}
