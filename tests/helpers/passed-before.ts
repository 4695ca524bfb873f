import {createHash} from 'node:crypto';
import {mkdir, readdir, readFile, stat, writeFile} from 'node:fs/promises';
import {homedir} from 'node:os';
import {join} from 'node:path';

/**
 * Tests of minutes are not run again over inputs that they passed with on this machine within a week. Their inputs are
 * all that they read, and the test itself. `FRESH=1` runs them whatever passed before.
 */
const folder = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'runbook/passed');
const week = 7 * 24 * 60 * 60 * 1000;

/** Names a test and what it read. */
export function keyOf(...inputs: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(inputs)).digest('hex');
}

export async function passedBefore(key: string): Promise<boolean> {
  if (process.env['FRESH'] !== undefined) return false;
  const found = await stat(join(folder, key)).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs < week;
}

export async function rememberPass(key: string): Promise<void> {
  await mkdir(folder, {recursive: true});
  await writeFile(join(folder, key), '');
}

/** The hash of the files of a folder that are wanted, with their names. */
export async function hashFolder(root: string, wanted: (file: string) => boolean): Promise<string> {
  const entries = await readdir(root, {recursive: true, withFileTypes: true});
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hash = createHash('sha256');
  for (const file of files.filter((each) => wanted(each.slice(root.length + 1))).sort()) {
    hash.update(`${file.slice(root.length)}\n`).update(
      createHash('sha256')
        .update(await readFile(file))
        .digest(),
    );
  }
  return hash.digest('hex');
}
