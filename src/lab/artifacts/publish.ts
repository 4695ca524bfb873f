import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {hashFile} from '../hash-file.ts';

/**
 * Files below it stand in every lab host: what Debian's build of a program reads from the disk, where the publisher's
 * has it inside.
 */
export const onHosts = '/lab-hosts';

/** Makes the folder of a file below the output and returns where the file is to be written. */
export async function placeFile(output: string, file: string): Promise<string> {
  const place = path.join(output, file);
  await mkdir(path.dirname(place), {recursive: true});
  return place;
}

/** Writes a checksum list as `sha256sum` does for one published file; returns the list's own path. */
export async function writeSums(output: string, file: string, sums: string): Promise<string> {
  const list = path.join(path.dirname(file), sums);
  await writeFile(path.join(output, list), `${await hashFile(path.join(output, file))}  ${path.basename(file)}\n`);
  return list;
}
