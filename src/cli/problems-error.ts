import {RunbookError} from '../model/error.ts';
import type {Problem} from '../model/problem.ts';
import {cliTexts} from './texts.ts';

/** Problems that keep a runbook from being planned or run; `main` shows them all. */
export class ProblemsError extends RunbookError {
  readonly problems: readonly Problem[];
  /** The texts of the files, for the lines that problems show. */
  readonly files: ReadonlyMap<string, string>;

  constructor(problems: readonly Problem[], files: ReadonlyMap<string, string>) {
    super({code: 'problems', message: cliTexts['problems-stop'], exit: 1});
    this.name = 'ProblemsError';
    this.problems = problems;
    this.files = files;
  }
}
