import {overlaps, parseSubnet} from '../../model/ipv4.ts';
import {fitsType, type ValueType} from '../../model/value.ts';
import type {ReaderData, ReaderHost, ReaderValues} from './reader-data.ts';

/** Why a value cannot be used, in the words of the panel; undefined where it can. */
export function judgeParameter(name: string, value: string, {declarations, texts}: ReaderData): string | undefined {
  const {type, values: choices} = declarations[name] ?? {};
  if (type === undefined || type === 'secret') return texts.misfit;
  return fitsType(type, value, choices) ? undefined : texts.misfit.replace('{type}', type);
}

/** The same for the name (`name`), the address (`ip`) or a parameter of a host. */
export function judgeHost(
  field: string,
  value: string,
  host: ReaderHost,
  others: readonly ReaderHost[],
  data: ReaderData,
) {
  const isOwn = field === 'name' || field === 'ip';
  const type: ValueType = field === 'ip' ? 'ip' : 'hostname';
  if (isOwn && !fitsType(type, value)) return data.texts.misfit.replace('{type}', type);
  if (!isOwn) {
    const misfit = judgeParameter(field, value, data);
    if (misfit !== undefined) return misfit;
  }
  const other = others.find((each) => collide(isOwn ? each[field] : each.vars[field], value));
  if (other === undefined) return undefined;
  return isOwn ? data.texts.taken : data.texts.overlap.replace('{a}', host.name).replace('{b}', other.name);
}

/** What of `values` can be used: what is stored may be older than the page, and a link may say anything. */
export function keepFitting(values: unknown, data: ReaderData): ReaderValues | undefined {
  if (!isValues(values)) return undefined;
  const parameters = Object.entries(values.parameters).filter(
    // A page knows the parameters of its own runbook; those of others are kept for their pages.
    ([name, value]) =>
      isText(value) && (!(name in data.declarations) || judgeParameter(name, value, data) === undefined),
  );
  const hosts = values.hosts?.filter(isHost);
  const sound = hosts !== undefined && hosts.length === values.hosts?.length && haveEveryRole(hosts, data);
  const fitting = sound && hosts.every((host) => isFitting(host, hosts, data));
  return {format: 1, ...(fitting ? {hosts} : {}), parameters: Object.fromEntries(parameters)};
}

/** Hosts and parameters in a line each, as a person reads them. */
export function describeValues(values: ReaderValues): string[] {
  return [
    ...(values.hosts ?? []).map(({name, ip, vars}) => [name, ip, ...Object.values(vars)].join('  ')),
    ...Object.entries(values.parameters).map(([name, value]) => `${name} = ${value}`),
  ];
}

/** The checksums that the lock file lacks for the reader's versions, by name, with the version. */
export function listUnknownChecksums(data: ReaderData, values: ReaderValues): Map<string, string> {
  const {parameters} = values;
  return new Map(
    Object.entries(data.declarations).flatMap(([name, {checksum}]) => {
      const version = checksum && (parameters[checksum.version] ?? data.declarations[checksum.version]?.default);
      return checksum === undefined || version === undefined || version in checksum.table ? [] : [[name, version]];
    }),
  );
}

/** The parameters of which every host of a role has a value of its own. */
export function listDistinct(data: ReaderData, role: string): string[] {
  const names = data.hosts.filter(({groups}) => groups.includes(role)).flatMap(({vars}) => Object.keys(vars));
  return [...new Set(names)].filter((name) => data.declarations[name]?.hosts === 'distinct');
}

function isFitting(host: ReaderHost, hosts: readonly ReaderHost[], data: ReaderData): boolean {
  const others = hosts.filter((other) => other !== host);
  const fields = {name: host.name, ip: host.ip, ...host.vars};
  return Object.entries(fields).every(
    ([field, value]) =>
      (!['name', 'ip'].includes(field) && !(field in data.declarations)) ||
      judgeHost(field, value, host, others, data) === undefined,
  );
}

function haveEveryRole(hosts: readonly ReaderHost[], {roles}: ReaderData): boolean {
  return roles.every(({name, many}) => {
    const count = hosts.filter(({groups}) => groups.includes(name)).length;
    return many ? count > 0 : count === 1;
  });
}

function collide(a: string | undefined, b: string): boolean {
  if (a === undefined) return false;
  const [left, right] = [parseSubnet(a), parseSubnet(b)];
  return a === b || (left !== undefined && right !== undefined && overlaps(left, right));
}

function isValues(value: unknown): value is ReaderValues {
  if (!isRecord(value) || value['format'] !== 1 || !isRecord(value['parameters'])) return false;
  return value['hosts'] === undefined || Array.isArray(value['hosts']);
}

function isHost(value: unknown): value is ReaderHost {
  if (!isRecord(value) || !isText(value['name']) || !isText(value['ip'])) return false;
  const {groups, vars} = value;
  return Array.isArray(groups) && groups.every(isText) && isRecord(vars) && Object.values(vars).every(isText);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
