import {RunbookError, type ErrorExit} from '../model/error.ts';
import {fillText, type Text} from '../model/language.ts';
import {cliTexts, type CliKey} from './texts.ts';

type Values = Readonly<Record<string, string | number>>;

/** A user's mistake, said with the words of the table. */
export function createCliError(
  code: CliKey,
  values: Values = {},
  hint?: Text | CliKey,
  exit: ErrorExit = 2,
): RunbookError {
  const text = typeof hint === 'string' ? cliTexts[hint] : hint;
  return new RunbookError({
    code,
    message: fillText(cliTexts[code], values),
    hint: text === undefined ? undefined : fillText(text, values),
    exit,
  });
}
