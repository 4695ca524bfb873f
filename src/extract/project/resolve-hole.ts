import type {Declaration} from '../../model/declarations.ts';
import {derivedValues, findDerived} from '../../model/derived.ts';
import type {ValueType} from '../../model/value.ts';

/** Names that roles cannot have: `all` is every host, `{{host.ip}}` is the current one, `ungrouped` is Ansible's. */
export const reservedRoles: readonly string[] = ['all', 'host', 'ungrouped'];

/** What the holes of a runbook may name. */
export interface HoleNames {
  readonly declarations: ReadonlyMap<string, Declaration>;
  readonly roles: readonly string[];
}

/** The type of a hole that is no capture; undefined where nothing declares it. */
export function resolveHole(name: string, {declarations, roles}: HoleNames): ValueType | undefined {
  const declared = declarations.get(name)?.type;
  if (declared !== undefined) return declared;
  const derived = findDerived(name, declarations, roles);
  if (derived !== undefined) return derived.type;
  const [role = '', field, ...rest] = name.split('.');
  if (rest.length > 0 || (role !== 'host' && !roles.includes(role))) return undefined;
  if (field === 'ip') return 'ip';
  return field === 'name' ? 'hostname' : undefined;
}

/** Every name that `resolveHole` knows, to suggest one. */
export function listHoleNames({declarations, roles}: HoleNames): string[] {
  const hosts = ['host', ...roles].flatMap((role) => [`${role}.name`, `${role}.ip`]);
  const derived = Object.keys(derivedValues).filter((name) => findDerived(name, declarations, roles) !== undefined);
  return [...declarations.keys(), ...derived, ...hosts];
}
