import {mkdir, readdir, readFile, rename, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {kernelStateSchema, planRestoration, type Kernel, type KernelChange, type KernelState} from './kernel-state.ts';
import {knownModules} from './kernel-modules.ts';
import {withLock} from './lock.ts';

/*
 * What the one kernel cannot give each lab host: sysctls outside the net namespace, loaded modules and swap are the
 * machine's own. What a host changes of them changes for all hosts and for the machine. So the first lab to come up
 * saves them, and the last to go down puts them back.
 */

export interface SharedKernelOptions {
  /** The lab's name. */
  readonly lab: string;
  /** Shared by all labs of the machine, and empty after a boot like what it is about: below /run. */
  readonly directory: string;
  readonly signal: AbortSignal;
  readonly kernel: Kernel;
  /** Whether a lab of that name is there. */
  readonly exists: (lab: string) => Promise<boolean>;
}

/**
 * Saves the machine's state for a lab, once: in NAME.json. While another lab is there, what that one saved is what
 * was before both.
 */
export async function saveSharedKernel({lab, directory, signal, kernel}: SharedKernelOptions): Promise<void> {
  await mkdir(directory, {recursive: true, mode: 0o700});
  await withLock({file: lockFile(directory), signal}, async () => {
    const now = await kernel.read();
    const saved = await loadAll(directory, now.boot);
    if (saved.has(lab)) return;
    const file = path.join(directory, `${lab}.json`);
    await writeFile(`${file}.new`, JSON.stringify([...saved.values()][0] ?? now));
    await rename(`${file}.new`, file);
  });
}

/**
 * Puts back what was, unless another lab is there. Returns what could not be put back. What was saved stays, so that
 * a killed restoration can be repeated, until `forgetSharedKernel`.
 */
export async function restoreSharedKernel(options: SharedKernelOptions): Promise<KernelChange[]> {
  const {lab, directory, signal, kernel, exists} = options;
  if ((await listLabs(directory)).length === 0) return [];
  return withLock({file: lockFile(directory), signal}, async () => {
    const saved = await loadAll(directory, (await kernel.read()).boot);
    const original = saved.get(lab);
    const others = [...saved.keys()].filter((name) => name !== lab);
    const alive = await Promise.all(others.map(exists));
    return original === undefined || alive.includes(true) ? [] : restore(kernel, original);
  });
}

/** Removes what was saved for a lab, and what labs left that are no more. */
export async function forgetSharedKernel({lab, directory, exists}: SharedKernelOptions): Promise<void> {
  for (const name of await listLabs(directory)) {
    if (name === lab || !(await exists(name))) await rm(path.join(directory, `${name}.json`), {force: true});
  }
}

async function restore(kernel: Kernel, original: KernelState): Promise<KernelChange[]> {
  // A module goes only after those that use it, hence some rounds.
  for (let round = 0; round < knownModules.length; round += 1) {
    const changes = planRestoration(original, await kernel.read());
    if (changes.length === 0) return [];
    for (const change of changes) await kernel.apply(change);
  }
  return planRestoration(original, await kernel.read());
}

/** What labs saved since the machine booted, by lab. */
async function loadAll(directory: string, boot: string): Promise<Map<string, KernelState>> {
  const names = await listLabs(directory);
  const loaded = await Promise.all(names.map(async (name) => [name, await load(directory, name)] as const));
  return new Map(loaded.flatMap(([name, saved]) => (saved?.boot === boot ? [[name, saved] as const] : [])));
}

async function load(directory: string, lab: string): Promise<KernelState | undefined> {
  try {
    const text = await readFile(path.join(directory, `${lab}.json`), 'utf8');
    return kernelStateSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

async function listLabs(directory: string): Promise<string[]> {
  const names = await readdir(directory).catch(() => []);
  return names.flatMap((name) => (name.endsWith('.json') ? [path.basename(name, '.json')] : [])).sort();
}

function lockFile(directory: string): string {
  return path.join(directory, 'lock');
}
