import type {Plan} from '../../../src/model/plan.ts';
import {checkCommand} from './check-commands.ts';
import {checkSettings} from './check-settings.ts';
import type {FlagTable} from './flag-table.ts';
import {listTexts, type HostText} from './host-files.ts';
import {readCommands, type Command} from './read-commands.ts';
import {readContainers} from './read-containers.ts';

/**
 * What a plan passes to its programs and no table knows, a line each: flags in units, their environment files and
 * containers, fields of configuration files.
 * @param findVersion the planned version of a parameter
 */
export function checkFlags(
  plan: Plan,
  tables: readonly FlagTable[],
  findVersion: (parameter: string) => string | undefined,
): readonly string[] {
  const hosts = plan.hosts.map(({name}) => readHost(plan, name));
  const started = new Set(hosts.flatMap(({commands}) => commands.map(({program}) => program)));
  const found = hosts.flatMap(({texts, commands, problems}) => [
    ...problems,
    ...commands.flatMap((command) => checkCommand(command, tables)),
    ...checkSettings(texts, commands, tables),
  ]);
  const versions = tables
    .filter(({program}) => started.has(program))
    .flatMap((table) => checkVersion(table, findVersion));
  return [...new Set([...versions, ...found])];
}

export interface HostReading {
  /** Files and documents of the host, and those that its containers get. */
  readonly texts: readonly HostText[];
  /** Without scripts that the plan itself writes: what these know, their page shows. */
  readonly commands: readonly Command[];
  readonly problems: readonly string[];
}

/** What the programs of a host get to read. */
export function readHost(plan: Plan, host: string): HostReading {
  const own = listTexts(plan, host);
  const units = readCommands(own);
  const containers = readContainers(own);
  const texts = [...own, ...containers.texts];
  const commands = [...units.commands, ...containers.commands].filter(
    (command) => !own.some(({path}) => path === command.path),
  );
  return {texts, commands, problems: units.problems};
}

function checkVersion(
  {file, follows, version}: FlagTable,
  findVersion: (parameter: string) => string | undefined,
): string[] {
  const planned = findVersion(follows);
  // An image has its version behind the last colon.
  if (planned?.replace(/^.*:v?/, '').startsWith(`${version}.`)) return [];
  return [
    `${file} speaks for ${follows} ${version}, the plan is for ${planned ?? 'none'}: renew it, see its README.md`,
  ];
}
