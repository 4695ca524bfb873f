import type {Declaration} from './declarations.ts';
import {fillHole, findHoles} from './hole.ts';
import type {Host, Inventory} from './inventory.ts';
import type {Target} from './manifest.ts';
import type {ValueType} from './value.ts';

/** Where values of parameters come from. */
export interface ParameterSources {
  readonly declarations: ReadonlyMap<string, Declaration>;
  readonly target: Target | undefined;
  readonly inventory: Inventory;
  /** What the user said with `-p`, or typed on the site. */
  readonly given: Readonly<Record<string, string>>;
}

export interface ParameterValue {
  readonly type: ValueType;
  readonly value: string;
}

/** The value of a parameter on a host; `default < mirrored < target < inventory < -p`. Undefined where none is known. */
export function findParameterValue(name: string, host: Host, sources: ParameterSources): ParameterValue | undefined {
  const declaration = sources.declarations.get(name);
  if (declaration === undefined) return undefined;
  const value =
    sources.given[name] ??
    host.vars[name] ??
    sources.target?.parameters[name] ??
    findMirrored(declaration, host, sources) ??
    declaration.default ??
    findChecksum(declaration, host, sources);
  return value === undefined ? undefined : {type: declaration.type, value};
}

function findMirrored({mirrored}: Declaration, host: Host, sources: ParameterSources): string | undefined {
  const [hole] = findHoles(mirrored ?? '');
  const mirror = hole && findParameterValue(hole.name, host, sources);
  return mirrored !== undefined && mirror ? fillHole(mirrored, hole, mirror.value) : undefined;
}

function findChecksum({checksum}: Declaration, host: Host, sources: ParameterSources): string | undefined {
  if (checksum === undefined) return undefined;
  const version = findParameterValue(checksum.version, host, sources);
  return version === undefined ? undefined : checksum.table[version.value];
}
