import {fillText} from '../model/language.ts';
import type {Declaration} from '../model/declarations.ts';
import {createCliError} from './fail.ts';
import {readUserFile} from './read-file.ts';
import {findNearest} from '../model/nearest.ts';
import {cliTexts} from './texts.ts';

export interface GivenParameters {
  /** What `-p` said, secrets left out. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Secrets that `-p NAME=@FILE` said. */
  readonly secrets: ReadonlyMap<string, string>;
}

/** Reads the words of `-p`. A secret on the command line is refused: every user of the machine could see it. */
export async function readParameters(
  words: readonly string[],
  runbook: string,
  declarations: ReadonlyMap<string, Declaration>,
): Promise<GivenParameters> {
  const parameters: Record<string, string> = {};
  const secrets = new Map<string, string>();
  for (const word of words) {
    const {name, value} = splitWord(word);
    const declaration = declarations.get(name);
    if (declaration === undefined) throw createUnknownError(name, runbook, declarations);
    if (declaration.type !== 'secret') parameters[name] = value;
    else if (value.startsWith('@')) secrets.set(name, (await readUserFile(value.slice(1))).replace(/\r?\n$/, ''));
    else throw createCliError('secret-as-parameter', {name, variable: variableOf(name)}, 'secret-hint');
  }
  return {parameters, secrets};
}

/** The environment variable that may hold a secret. */
export function variableOf(name: string): string {
  return `RUNBOOK_SECRET_${name.toUpperCase()}`;
}

function splitWord(word: string): {name: string; value: string} {
  const at = word.indexOf('=');
  if (at < 1) throw createCliError('bad-parameter', {word});
  return {name: word.slice(0, at), value: word.slice(at + 1)};
}

function createUnknownError(name: string, runbook: string, declarations: ReadonlyMap<string, Declaration>): Error {
  const suggestion = findNearest(name, declarations.keys());
  const hint =
    suggestion === undefined
      ? fillText(cliTexts['unknown-step-hint'], {runbook})
      : fillText(cliTexts['did-you-mean'], {suggestion});
  return createCliError('unknown-parameter', {name, runbook}, hint);
}
