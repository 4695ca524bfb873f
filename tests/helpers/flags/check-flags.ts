import type {Plan} from '../../../src/model/plan.ts';
import {checkCommand} from './check-commands.ts';
import {checkSettings} from './check-settings.ts';
import {tableFile, type FlagTable} from './flag-table.ts';
import {listTexts} from './host-files.ts';
import {readCommands} from './read-commands.ts';

/**
 * What a plan passes to its programs and no table knows, a line each: flags in units and their environment files,
 * fields of configuration files.
 * @param findVersion the planned version of a parameter of `versions.yaml`
 */
export function checkFlags(
  plan: Plan,
  tables: readonly FlagTable[],
  findVersion: (parameter: string) => string | undefined,
): readonly string[] {
  const found = plan.hosts.flatMap(({name}) => {
    const texts = listTexts(plan, name);
    const {commands, problems} = readCommands(texts);
    return [
      ...problems,
      ...commands.flatMap((command) => checkCommand(command, tables)),
      ...checkSettings(texts, commands, tables),
    ];
  });
  return [...new Set([...tables.flatMap((table) => checkVersion(table, findVersion)), ...found])];
}

function checkVersion(
  {program, follows, version}: FlagTable,
  findVersion: (parameter: string) => string | undefined,
): string[] {
  const planned = findVersion(follows);
  if (planned?.startsWith(`${version}.`)) return [];
  const file = tableFile(program);
  return [
    `${file} speaks for ${follows} ${version}, the plan is for ${planned ?? 'none'}: renew it, see its README.md`,
  ];
}
