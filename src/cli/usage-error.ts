import type {CommanderError} from 'commander';
import {RunbookError} from '../model/error.ts';
import {fillText, type Text} from '../model/language.ts';
import {cliTexts, type CliKey} from './texts.ts';

/** Commander's error in both languages; undefined where it has shown the help already. */
export function createUsageError(error: CommanderError): RunbookError | undefined {
  if (error.code === 'commander.help') return undefined;
  const match = patterns.find(({code}) => code === error.code);
  const values = match?.pattern.exec(error.message)?.groups ?? {};
  const suggestion = /\(Did you mean (?:one of )?(.+)\?\)/.exec(error.message)?.[1];
  return new RunbookError({
    code: error.code.replace('commander.', 'usage-'),
    message: match === undefined ? untranslated(error.message) : fillText(cliTexts[match.key], values),
    hint: suggestion === undefined ? cliTexts['usage-help'] : fillText(cliTexts['did-you-mean'], {suggestion}),
    exit: 2,
    cause: error,
  });
}

const patterns: readonly {readonly code: string; readonly pattern: RegExp; readonly key: CliKey}[] = [
  {code: 'commander.unknownOption', pattern: /unknown option '(?<option>[^']*)'/, key: 'usage-unknown-option'},
  {code: 'commander.unknownCommand', pattern: /unknown command '(?<command>[^']*)'/, key: 'usage-unknown-command'},
  {code: 'commander.missingArgument', pattern: /argument '(?<argument>[^']*)'/, key: 'usage-missing-argument'},
  {code: 'commander.optionMissingArgument', pattern: /option '(?<option>[^']*)'/, key: 'usage-option-needs-value'},
  {code: 'commander.excessArguments', pattern: /but got \d+: (?<words>.*)\.$/, key: 'usage-too-many'},
  {
    code: 'commander.conflictingOption',
    pattern: /option '(?<one>[^']*)' cannot be used with option '(?<other>[^']*)'/,
    key: 'usage-conflict',
  },
  {
    code: 'commander.invalidArgument',
    pattern: /(?:argument|value) '(?<value>[^']*)' is invalid.* Allowed choices are (?<choices>.*)\.$/,
    key: 'usage-not-a-choice',
  },
];

function untranslated(message: string): Text {
  const text = message.replace(/^error: /, '');
  return {zh: text, en: text};
}
