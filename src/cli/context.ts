import {fillText, type Language, type Text} from '../model/language.ts';
import {cliTexts, type CliKey} from './texts.ts';

/** What a command sees of the world outside. */
export interface Context {
  readonly process: NodeJS.Process;
  readonly language: Language;
  /** The checkout that holds content/ and runbooks/. */
  readonly root: string;
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** Colours on standard output and on standard error. */
  readonly color: {readonly out: boolean; readonly error: boolean};
  /** There is someone to ask. */
  readonly interactive: boolean;
  /** Writes to standard output. */
  readonly print: (text: string) => void;
  /** Writes to standard error. */
  readonly warn: (text: string) => void;
  readonly say: (key: CliKey, values?: Readonly<Record<string, string | number>>) => string;
  readonly pick: (text: Text) => string;
}

export interface ContextOptions {
  readonly process: NodeJS.Process;
  readonly root: string;
  readonly language: Language;
  readonly quiet?: boolean | undefined;
  readonly verbose?: boolean | undefined;
}

export function createContext({process, root, language, quiet, verbose}: ContextOptions): Context {
  const {stdin, stdout, stderr, env} = process;
  return {
    process,
    root,
    language,
    quiet: quiet ?? false,
    verbose: verbose ?? false,
    color: {out: hasColor(stdout, env), error: hasColor(stderr, env)},
    interactive: stdin.isTTY && stderr.isTTY,
    print: (text) => void stdout.write(text),
    warn: (text) => void stderr.write(text),
    say: (key, values = {}) => fillText(cliTexts[key], values)[language],
    pick: (text) => text[language],
  };
}

function hasColor(stream: NodeJS.WriteStream, environment: NodeJS.ProcessEnv): boolean {
  if (environment['NO_COLOR']) return false;
  if (environment['FORCE_COLOR'] && environment['FORCE_COLOR'] !== '0') return true;
  return stream.isTTY && environment['TERM'] !== 'dumb';
}
