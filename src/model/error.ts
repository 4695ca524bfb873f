import type {Text} from './language.ts';

/** What the shell sees: 1 a step failed or problems were found, 2 usage, 3 a host or the machine is not ready. */
export type ErrorExit = 1 | 2 | 3;

export interface RunbookErrorOptions {
  /** Names the case for programs, in kebab-case: `inventory-missing`. */
  readonly code: string;
  /** What was wrong and what was expected. */
  readonly message: Text;
  /** How to mend it. */
  readonly hint?: Text | undefined;
  readonly exit: ErrorExit;
  readonly cause?: unknown;
}

/** A user's mistake or a machine that is not ready. Thrown anywhere, caught in `main` alone. */
export class RunbookError extends Error {
  readonly code: string;
  readonly text: Text;
  readonly hint: Text | undefined;
  readonly exit: ErrorExit;

  constructor({code, message, hint, exit, cause}: RunbookErrorOptions) {
    super(message.en, {cause});
    this.name = 'RunbookError';
    this.code = code;
    this.text = message;
    this.hint = hint;
    this.exit = exit;
  }
}
