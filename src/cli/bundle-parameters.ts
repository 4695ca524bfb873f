import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {bundleSchema, type Bundle} from '../model/bundle.ts';
import type {Declaration} from '../model/declarations.ts';
import {createCliError} from './fail.ts';
import type {GivenParameters} from './parameters.ts';

/** An unpacked bundle. */
export interface LoadedBundle {
  readonly folder: string;
  readonly bundle: Bundle;
}

/** The bundle in a folder; undefined where it holds none. */
export async function findBundle(folder: string): Promise<LoadedBundle | undefined> {
  const file = join(folder, 'bundle.json');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const {success, data} = bundleSchema.safeParse(parse(text));
  if (!success) throw createCliError('bundle-unreadable', {file}, 'bundle-again', 3);
  return {folder, bundle: data};
}

/** A bundle that was unpacked. */
export async function requireBundle(path: string): Promise<LoadedBundle> {
  const bundle = await findBundle(path);
  if (bundle === undefined) throw createCliError('bundle-none', {path}, 'bundle-none-hint');
  return bundle;
}

/** What the bundle settles cannot be set otherwise: its artifacts are of these versions. */
export function settleGiven(
  given: GivenParameters,
  id: string,
  {bundle}: LoadedBundle,
  declarations: ReadonlyMap<string, Declaration>,
): GivenParameters {
  if (bundle.runbook !== id) throw createCliError('bundle-other', {id, runbook: bundle.runbook}, 'bundle-other-hint');
  for (const [name, value] of Object.entries(given.parameters)) {
    const settled = bundle.parameters[name];
    if (settled === undefined || settled === value) continue;
    throw createCliError('bundle-settles', {name, value: settled}, 'bundle-settles-hint');
  }
  const known = Object.entries(bundle.parameters).filter(([name]) => declarations.has(name));
  return {...given, parameters: {...Object.fromEntries(known), ...given.parameters}};
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
