import {basename} from 'node:path';
import {tableFile, type FlagTable} from './flag-table.ts';
import {placeOf} from './host-files.ts';
import type {Command} from './read-commands.ts';

/** They come with the host's own packages, whose versions nobody pins. */
export const hostPrograms = ['ip', 'iptables', 'kill', 'sh'];

/** For their default versions nothing was found to read: `runbooks/flags/README.md` names them. */
export const unreadPrograms = ['grafana'];

/** Every flag of a command that its program's table lacks; a program without a table is a problem itself. */
export function checkCommand(command: Command, tables: readonly FlagTable[]): readonly string[] {
  const {program, place, words} = command;
  const table = tables.find((each) => each.program === program);
  if (hostPrograms.includes(program)) return checkHostProgram(command, tables);
  if (unreadPrograms.includes(program)) return [];
  if (table === undefined) return [`${place}: nothing says which flags ${program} has: ${tableFile(program)}`];
  const known = new Set(table.flags.map(normalize));
  return words.flatMap(({text, line, of}) => {
    const [, flag] = /^--?([^=]+)/.exec(text) ?? [];
    if (flag === undefined || known.has(normalize(flag))) return [];
    return [`${placeOf(of, line)}: ${program} ${table.version} has no --${flag}, by ${table.file}`];
  });
}

/** A program of the host's own must not hide one of ours, as a shell would. */
function checkHostProgram({program, place, words}: Command, tables: readonly FlagTable[]): string[] {
  const hidden = words.find(({text}) => tables.some((table) => table.program === basename(text)));
  return hidden === undefined ? [] : [`${place}: the flags of ${hidden.text} cannot be seen behind ${program}`];
}

/** Kubernetes takes `_` for `-`. */
const normalize = (flag: string): string => flag.replaceAll('_', '-');
