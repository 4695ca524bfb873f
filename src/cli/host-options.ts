import {createCliError} from './fail.ts';
import type {Options} from './program.ts';

/** What the user said about where, and with which values. */
export interface HostOptions {
  /** As typed; undefined where the lab's is used or none was named. */
  readonly inventory: string | undefined;
  readonly target: string | undefined;
  readonly lab: boolean;
  readonly parameterWords: readonly string[];
  /** The bundle that the artifacts come from; undefined leaves it to the folder of the runner itself. */
  readonly bundle: string | undefined;
}

export interface SelectionOptions {
  readonly from: string | undefined;
  readonly only: readonly string[];
  readonly limit: readonly string[];
}

export function readHostOptions(options: Options): HostOptions {
  const inventory = readText(options, 'inventory');
  const target = readText(options, 'target');
  const lab = options['lab'] === true;
  if (lab && inventory !== undefined) throw createCliError('lab-with-inventory', {}, 'usage-help');
  if (lab && target !== undefined && target !== 'lab') throw createCliError('lab-with-target', {target}, 'usage-help');
  return {
    inventory,
    target: lab ? 'lab' : target,
    lab,
    parameterWords: readList(options, 'param'),
    bundle: readText(options, 'bundle'),
  };
}

/** As `readHostOptions`, for commands that connect: they must know where. */
export function requireHostOptions(options: Options): HostOptions {
  const read = readHostOptions(options);
  if (!read.lab && read.inventory === undefined) throw createCliError('no-inventory', {}, 'no-inventory-hint');
  return read;
}

export function readSelection(options: Options): SelectionOptions {
  const from = readText(options, 'from');
  const only = readList(options, 'only');
  if (from !== undefined && only.length > 0) throw createCliError('from-with-only', {}, 'usage-help');
  return {from, only, limit: readList(options, 'limit')};
}

export function readText(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

function readList(options: Options, name: string): readonly string[] {
  const value = options[name];
  return Array.isArray(value) ? value.filter((word) => typeof word === 'string') : [];
}
