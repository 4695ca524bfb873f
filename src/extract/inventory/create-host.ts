import type {Host} from '../../model/inventory.ts';
import type {Text} from '../../model/language.ts';
import {fitsType} from '../../model/value.ts';
import {report, type Source} from '../source.ts';
import {suggest} from '../suggest.ts';
import type {ResolvedHost} from './resolve-groups.ts';
import {splitWords} from './split-words.ts';

const keys = [
  'ansible_host',
  'ansible_user',
  'ansible_port',
  'ansible_ssh_private_key_file',
  'ansible_become',
  'ansible_ssh_common_args',
  'ansible_connection',
  'ip',
] as const;

type Key = (typeof keys)[number];

/** A host as the runner wants it. Undefined and problems where a variable that connects to it is not sound. */
export function createHost(source: Source, {entry, groups, variables}: ResolvedHost): Host | undefined {
  const before = source.problems.length;
  const {name, position} = entry;
  if (!fitsType('hostname', name)) report(source, 'inventory-name', position, {name});
  for (const [key, variable] of variables) {
    if (!key.startsWith('ansible_') || isKey(key)) continue;
    report(source, 'inventory-key', variable.position, {key, suggestion: suggest(key, keys), allowed: keys.join(', ')});
  }
  const read = <T>(key: Key, parse: (value: string) => T | undefined): T | undefined => {
    const variable = variables.get(key);
    if (variable === undefined) return undefined;
    const value = parse(variable.value);
    if (value === undefined) {
      report(source, 'inventory-value', variable.position, {key, value: variable.value, expected: expectations[key]});
    }
    return value;
  };
  const address = read('ansible_host', parseAddress) ?? name;
  const ip = read('ip', parseIp) ?? [address, name].find((candidate) => fitsType('ip', candidate));
  if (ip === undefined && !variables.has('ip')) report(source, 'inventory-ip', position, {host: name});
  const host: Host = {
    name,
    ip: ip ?? '',
    connection: read('ansible_connection', parseConnection) ?? 'ssh',
    address,
    user: read('ansible_user', parseUser),
    port: read('ansible_port', parsePort),
    privateKeyFile: read('ansible_ssh_private_key_file', parseFile),
    sshArguments: read('ansible_ssh_common_args', splitWords) ?? [],
    become: read('ansible_become', parseBoolean) ?? false,
    groups,
    vars: Object.fromEntries([...variables].filter(([key]) => !isKey(key)).map(([key, {value}]) => [key, value])),
  };
  return source.problems.length > before ? undefined : host;
}

function isKey(key: string): key is Key {
  return (keys as readonly string[]).includes(key);
}

// None may start with a hyphen: ssh would take it for an option.
function parseAddress(value: string): string | undefined {
  return /^[A-Za-z0-9:][\w.:%-]*$/.test(value) ? value : undefined;
}

function parseUser(value: string): string | undefined {
  return /^[A-Za-z0-9_][\w.@$-]*$/.test(value) ? value : undefined;
}

function parseFile(value: string): string | undefined {
  return value !== '' && !value.startsWith('-') ? value : undefined;
}

function parseIp(value: string): string | undefined {
  return fitsType('ip', value) ? value : undefined;
}

function parsePort(value: string): number | undefined {
  return fitsType('port', value) ? Number(value) : undefined;
}

function parseConnection(value: string): Host['connection'] | undefined {
  if (value === 'local') return value;
  return value === 'ssh' || value === 'smart' ? 'ssh' : undefined;
}

/** The words that YAML 1.1, and so Ansible, reads as booleans. */
function parseBoolean(value: string): boolean | undefined {
  if (/^(true|yes|on)$/i.test(value)) return true;
  return /^(false|no|off)$/i.test(value) ? false : undefined;
}

const expectations: Readonly<Record<Key, Text>> = {
  ansible_host: {zh: '主机名或 IP 地址', en: 'a host name or an IP address'},
  ansible_user: {zh: '用户名', en: 'a user name'},
  ansible_port: {zh: '1 到 65535 的端口', en: 'a port from 1 to 65535'},
  ansible_ssh_private_key_file: {zh: '文件路径', en: "a file's path"},
  ansible_become: {zh: 'true 或 false', en: 'true or false'},
  ansible_ssh_common_args: {zh: '引号成对的 ssh 参数', en: 'arguments of ssh with closed quotes'},
  ansible_connection: {zh: 'ssh 或 local', en: 'ssh or local'},
  ip: {zh: 'IP 地址', en: 'an IP address'},
};
