import {judgeHost} from './check-values.ts';
import type {ReaderData, ReaderHost, ReaderRole} from './reader-data.ts';

/** A further host of a role: the next free name, address and subnet after those of the last. */
export function inventHost({name: role}: ReaderRole, hosts: readonly ReaderHost[], data: ReaderData): ReaderHost {
  const last = hosts.findLast(({groups}) => groups.includes(role)) ?? {name: role, ip: '', groups: [role], vars: {}};
  const free = (value: string, isFree: (candidate: string) => boolean): string => {
    let candidate = value;
    for (let tries = 0; tries < 256 && !isFree(candidate); tries += 1) candidate = countUp(candidate);
    return candidate;
  };
  const isFree = (field: string) => (value: string) => judgeHost(field, value, last, hosts, data) === undefined;
  const vars = Object.entries(last.vars).map(([name, value]) => [name, free(value, isFree(name))]);
  return {
    name: free(last.name, isFree('name')),
    ip: free(last.ip, isFree('ip')),
    groups: last.groups,
    vars: Object.fromEntries(vars) as Record<string, string>,
  };
}

/** The last number of a name or an address, or the one that a subnet counts by, one higher: `node03`, `10.244.3.0/24`. */
function countUp(value: string): string {
  const isSubnet = value.endsWith('.0/24');
  const pattern = isSubnet ? /(\d+)(\.0\/24)$/ : /(\d+)()$/;
  return value.replace(
    pattern,
    (_, digits: string, rest: string) => String(Number(digits) + 1).padStart(digits.length, '0') + rest,
  );
}
