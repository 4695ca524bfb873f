import {chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {RunbookError} from '../model/error.ts';
import {createCliError} from './fail.ts';

export interface PublishedFile {
  /** Relative to the folder. */
  readonly path: string;
  readonly text: string;
  readonly executable: boolean;
}

export interface PublishOptions {
  /** Replaces what an earlier call wrote there. */
  readonly force: boolean;
  /** Whether an entry of the folder is one that a call writes, and may go. */
  readonly isOwn: (name: string) => boolean;
  /** Entries that outlive the replacement. */
  readonly keeps: readonly string[];
  readonly signal: AbortSignal;
}

/**
 * Writes a folder as a whole or not at all: beside, then renamed.
 * @returns false where `signal` cut it short
 * @throws {RunbookError} where something else stands in the folder, or it cannot be written
 */
export async function publishFolder(
  directory: string,
  files: readonly PublishedFile[],
  options: PublishOptions,
): Promise<boolean> {
  try {
    const there = await listEntries(directory);
    refuseForeign(directory, there, options);
    await mkdir(dirname(directory), {recursive: true});
    const unfinished = await mkdtemp(`${directory}.new-`);
    try {
      await chmod(unfinished, 0o755);
      for (const file of files) await writeInto(unfinished, file);
      if (options.signal.aborted) return false;
      await replace(directory, unfinished, there ?? [], options.keeps);
      return true;
    } finally {
      await rm(unfinished, {recursive: true, force: true});
    }
  } catch (error) {
    if (error instanceof RunbookError) throw error;
    throw createCliError('export-unwritable', {directory, detail: (error as Error).message}, undefined, 3);
  }
}

/** Undefined where the folder is not there. */
async function listEntries(directory: string): Promise<string[] | undefined> {
  try {
    return await readdir(directory);
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    if (code === 'ENOTDIR') throw createCliError('export-not-folder', {directory}, 'export-foreign-hint');
    throw error;
  }
}

function refuseForeign(directory: string, there: readonly string[] = [], {force, isOwn}: PublishOptions): void {
  if (there.length === 0) return;
  if (!force) throw createCliError('export-not-empty', {directory}, 'export-not-empty-hint');
  const name = there.find((each) => !isOwn(each));
  if (name !== undefined) throw createCliError('export-foreign', {directory, name}, 'export-foreign-hint');
}

async function writeInto(directory: string, {path, text, executable}: PublishedFile): Promise<void> {
  const file = join(directory, path);
  await mkdir(dirname(file), {recursive: true, mode: 0o755});
  await writeFile(file, text);
  // Whatever the umask is.
  await chmod(file, executable ? 0o755 : 0o644);
}

async function replace(
  directory: string,
  unfinished: string,
  there: readonly string[],
  keeps: readonly string[],
): Promise<void> {
  // An empty folder is replaced by the rename itself.
  if (there.length === 0) return rename(unfinished, directory);
  const old = `${unfinished}.old`;
  await rename(directory, old);
  try {
    await rename(unfinished, directory);
  } catch (error) {
    await rename(old, directory);
    throw error;
  }
  for (const name of keeps) if (there.includes(name)) await rename(join(old, name), join(directory, name));
  await rm(old, {recursive: true, force: true});
}
