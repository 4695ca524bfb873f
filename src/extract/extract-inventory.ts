import type {Host, Inventory} from '../model/inventory.ts';
import type {Problem} from '../model/problem.ts';
import {createHost} from './inventory/create-host.ts';
import {readGroups, type Groups} from './inventory/read-groups.ts';
import {resolveGroups} from './inventory/resolve-groups.ts';
import {report, sortProblems, type Source} from './source.ts';
import {parseYaml} from './yaml/parse-yaml.ts';

/**
 * Ansible's YAML inventory: groups, ranges and variables as Ansible resolves them.
 * @param file as the user named it, for messages
 */
export function extractInventory(
  file: string,
  text: string,
): {readonly inventory: Inventory | undefined; readonly problems: readonly Problem[]} {
  const source: Source = {file, text, problems: []};
  const hosts = readHosts(source);
  const sound = source.problems.length === 0;
  return {inventory: sound ? {file, hosts} : undefined, problems: dropRepeated(sortProblems(source.problems))};
}

function readHosts(source: Source): Host[] {
  const yaml = parseYaml(source);
  if (yaml === undefined) return [];
  const groups = readGroups(yaml);
  if (groups.hosts.size === 0 && source.problems.length === 0) report(source, 'inventory-empty', {line: 1, column: 1});
  const hosts = resolveGroups(source, groups).flatMap((host) => createHost(source, host) ?? []);
  checkAddresses(source, groups, hosts);
  return hosts;
}

/** Hosts that share an address would be written into each other's files. */
function checkAddresses(source: Source, {hosts: entries}: Groups, hosts: readonly Host[]): void {
  const taken = new Map<string, string>();
  for (const {name, ip} of hosts) {
    const other = taken.get(ip);
    const position = entries.get(name)?.position ?? {line: 1, column: 1};
    if (other !== undefined) report(source, 'inventory-ip-twice', position, {host: name, other, ip});
    else taken.set(ip, name);
  }
}

/** A wrong variable of a group is one problem, however many hosts inherit it. */
function dropRepeated(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({position: {line, column}, code, message}) => {
    const key = `${line}:${column}:${code}:${message.en}`;
    return !seen.has(key) && seen.add(key);
  });
}
