import {readFileSync} from 'node:fs';
import type {Language} from '../model/language.ts';
import {shellWord} from './shell-word.ts';
import {machineryTexts} from './texts.ts';

/** Files of by-hand/: functions that do in a script what the runner does over its session. */
export type Section =
  | 'base'
  | 'blocks'
  | 'run'
  | 'value-types'
  | 'values'
  | 'keep'
  | 'record'
  | 'files'
  | 'unnamed-file'
  | 'checks'
  | 'captures'
  | 'undo'
  | 'restore';

/** The functions of `sections`, comments and messages in the reader's language. */
export function loadMachinery(sections: readonly Section[], language: Language): string {
  return sections.map((section) => translateShell(readSection(section), language)).join('\n');
}

function readSection(section: Section): string {
  return readFileSync(new URL(`by-hand/${section}.sh`, import.meta.url), 'utf8');
}

/** Bash with comments in both languages, after `#zh` and `#en`, and messages that stand as `@their-name@`. */
export function translateShell(text: string, language: Language): string {
  const other = language === 'zh' ? 'en' : 'zh';
  return text
    .split('\n')
    .filter((line) => !line.startsWith(`#${other} `))
    .map((line) => line.replace(`#${language} `, '# '))
    .join('\n')
    .replaceAll(/@([a-z]+(?:-[a-z]+)*)@/g, (_, key: string) => {
      const message = (machineryTexts as Readonly<Record<string, Readonly<Record<Language, string>>>>)[key];
      if (message === undefined) throw new Error(`by-hand: no message ${key}`);
      return shellWord(message[language]);
    });
}
