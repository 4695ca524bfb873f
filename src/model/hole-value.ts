import {findDerived, findRoleValue, type DerivedValue} from './derived.ts';
import type {HoleValue} from './hole.ts';
import type {Host} from './inventory.ts';
import {findParameterValue, type ParameterSources} from './parameter-value.ts';
import type {ValueType} from './value.ts';

/** What the holes of a runbook are filled from. */
export interface HoleScope extends ParameterSources {
  readonly roles: readonly string[];
  /** Captured names of the runbook and their types. */
  readonly captures: ReadonlyMap<string, ValueType>;
  /** `show` leaves a declared hole without a value open: it stands there as `{{name}}`. */
  readonly missing: 'refuse' | 'show';
}

/**
 * What fills the hole `name` in a block of `host`; undefined where nothing does. Pure and without a library: the
 * planner, the build of the site and the reader's browser share it.
 */
export function findHoleValue(name: string, host: Host, scope: HoleScope): HoleValue | undefined {
  if (name === 'host.name') return {type: 'hostname', value: host.name};
  if (name === 'host.ip') return {type: 'ip', value: host.ip};
  const derived = findDerived(name, scope.declarations, scope.roles);
  if (derived !== undefined) return deriveValue(derived, host, scope) ?? leaveOpen(name, derived, scope);
  const ofRole = findRoleValue(name, scope.inventory, scope.roles);
  if (ofRole !== undefined) return {type: name.endsWith('.ip') ? 'ip' : 'hostname', value: ofRole};
  const captured = scope.captures.get(name);
  if (captured !== undefined) return {type: captured, late: name};
  const declared = scope.declarations.get(name);
  if (declared?.type === 'secret') return {type: 'secret', late: name};
  return findParameterValue(name, host, scope) ?? leaveOpen(name, declared, scope);
}

function leaveOpen(
  name: string,
  declared: {readonly type: ValueType} | undefined,
  {missing}: HoleScope,
): HoleValue | undefined {
  return missing === 'show' && declared !== undefined ? {type: declared.type, late: name} : undefined;
}

function deriveValue({type, value}: DerivedValue, host: Host, scope: HoleScope): HoleValue | undefined {
  const parameter = (name: string, on: Host): string | undefined => findParameterValue(name, on, scope)?.value;
  const found = value({inventory: scope.inventory, host, parameter});
  return found === undefined ? undefined : {type, value: found};
}
