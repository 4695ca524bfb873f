import {createHash} from 'node:crypto';
import {readdir, stat} from 'node:fs/promises';
import path from 'node:path';
import {hashFile} from './hash-file.ts';

/** One hash over files and whole folders: their names and bytes. */
export async function hashOwnFiles(places: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const place of places) {
    for (const name of await listFiles(place)) {
      hash.update(`${name}\0${await hashFile(path.join(place, name))}\n`);
    }
  }
  return hash.digest('hex');
}

/** The files of a folder at any depth, in a fixed order; a file is itself. */
async function listFiles(place: string): Promise<string[]> {
  if ((await stat(place)).isFile()) return [''];
  const entries = await readdir(place, {recursive: true, withFileTypes: true});
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(place, path.join(entry.parentPath, entry.name)))
    .sort();
}
