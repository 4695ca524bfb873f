import {mkdir, rename, rm} from 'node:fs/promises';
import {exists} from './exists.ts';

/** A folder that is there as a whole or not at all: made by `make` under another name, unless an earlier run made it. */
export async function keepFolder(directory: string, make: (directory: string) => Promise<void>): Promise<string> {
  const there = await exists(directory);
  if (there) return directory;
  const unfinished = `${directory}.new`;
  await rm(unfinished, {recursive: true, force: true});
  await mkdir(unfinished, {recursive: true});
  await make(unfinished);
  await rename(unfinished, directory);
  return directory;
}
