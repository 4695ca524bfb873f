import {hostsOfRole, type Inventory} from './inventory.ts';
import type {ValueType} from './value.ts';

export interface DerivedValue {
  readonly type: ValueType;
  /** What it stands for, for the reference and for messages. */
  readonly value: (inventory: Inventory) => string;
}

/** Values worked out from the inventory, by name. Pure, so the browser can follow the reader's own hosts. */
export const derivedValues: Readonly<Record<string, DerivedValue>> = {
  /** `IP NAME`, a line a host, in inventory order. */
  hosts_lines: {
    type: 'text',
    value: (inventory) => inventory.hosts.map((host) => `${host.ip} ${host.name}`).join('\n'),
  },
};

/** `master.ip`, `node.name`: of the first host of a role. Undefined where `name` is no such thing. */
export function findRoleValue(name: string, inventory: Inventory, roles: readonly string[]): string | undefined {
  const [role = '', field = '', ...rest] = name.split('.');
  if (rest.length > 0 || !roles.includes(role)) return undefined;
  const host = hostsOfRole(inventory, role)[0];
  if (field === 'ip') return host?.ip;
  return field === 'name' ? host?.name : undefined;
}
