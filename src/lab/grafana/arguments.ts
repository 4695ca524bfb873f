import {parseArgs, type ParseArgsOptionsConfig} from 'node:util';
import {describeError, Refusal} from './refusal.ts';

interface Place {
  readonly home: string | undefined;
  readonly config: string | undefined;
}

export type Command =
  | {readonly type: 'version'}
  | ({readonly type: 'server'; readonly pidfile: string | undefined} & Place)
  | ({readonly type: 'reset-password'; readonly password: string | undefined} & Place);

const usage = `usage: grafana server [--homepath DIR] [--config FILE] [--pidfile FILE]
       grafana cli [--homepath DIR] [--config FILE] admin reset-admin-password (--password-from-stdin | PASSWORD)
       grafana --version`;

/** Reads the command line. As in Grafana the place of `cli` stands before `admin`. */
export function parseCommand(words: readonly string[]): Command {
  const [command, ...rest] = words;
  switch (command) {
    case '--version':
    case '-v':
      return {type: 'version'};
    case 'server':
      return parseServer(rest);
    case 'cli':
      return parseCli(rest);
    case undefined:
    default:
      throw new Refusal(usage);
  }
}

const place = {homepath: {type: 'string'}, config: {type: 'string'}} as const;

function parseServer(words: string[]): Command {
  const {values, positionals} = parse(words, {...place, pidfile: {type: 'string'}, packaging: {type: 'string'}});
  if (positionals.length > 0) throw new Refusal(usage);
  return {type: 'server', home: values.homepath, config: values.config, pidfile: values.pidfile};
}

function parseCli(words: string[]): Command {
  const admin = words.indexOf('admin');
  if (admin === -1 || words[admin + 1] !== 'reset-admin-password') throw new Refusal(usage);
  const before = parse(words.slice(0, admin), place);
  const after = parse(words.slice(admin + 2), {'password-from-stdin': {type: 'boolean'}});
  const [password] = after.positionals;
  const fromStdin = after.values['password-from-stdin'] === true;
  if (before.positionals.length > 0 || after.positionals.length !== (fromStdin ? 0 : 1)) throw new Refusal(usage);
  return {type: 'reset-password', home: before.values.homepath, config: before.values.config, password};
}

function parse<T extends ParseArgsOptionsConfig>(args: string[], options: T) {
  try {
    return parseArgs({args, options, strict: true, allowPositionals: true});
  } catch (error) {
    throw new Refusal(`${describeError(error)}\n${usage}`);
  }
}
