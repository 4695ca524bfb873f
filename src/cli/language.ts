import {languages, type Language} from '../model/language.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The language of messages: `--lang`, else the locale. Found before the options are parsed, since their errors need it. */
export function chooseLanguage(argv: readonly string[], environment: Environment): Language {
  return findOption(argv) ?? readLocale(environment);
}

function findOption(argv: readonly string[]): Language | undefined {
  const end = argv.indexOf('--');
  const words = end === -1 ? argv : argv.slice(0, end);
  const index = words.findLastIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const value = words[index]?.includes('=') ? words[index].slice('--lang='.length) : words[index + 1];
  return index === -1 ? undefined : languages.find((language) => language === value);
}

function readLocale(environment: Environment): Language {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return /^zh([_.@-]|$)/i.test(locale) ? 'zh' : 'en';
}
