import {readFile} from 'node:fs/promises';
import path from 'node:path';
import type {TarEntry} from '../tar.ts';

/** A folder of an image. */
export function createFolder(path: string): TarEntry {
  return {type: 'folder', path, mode: 0o755};
}

/** A file of an image. */
export function createFile(path: string, content: Buffer | string, mode = 0o644): TarEntry {
  return {type: 'file', path, mode, content};
}

/** The dynamic linker and shared libraries, by name, out of unpacked packages. */
export async function readLibraries(unpacked: string, names: readonly string[]): Promise<TarEntry[]> {
  const read = async (name: string, place: string): Promise<TarEntry> =>
    createFile(`${place}/${name}`, await readLibrary(unpacked, name), 0o755);
  const linker = await read('ld-linux-x86-64.so.2', 'lib64');
  return [linker, ...(await Promise.all(names.map((name) => read(name, 'lib/x86_64-linux-gnu'))))];
}

/** Debian has a library below /lib, or below /usr/lib since /lib is a link to it. */
async function readLibrary(unpacked: string, name: string): Promise<Buffer> {
  const inLib = path.join(unpacked, 'lib/x86_64-linux-gnu', name);
  return readFile(inLib).catch(() => readFile(path.join(unpacked, 'usr/lib/x86_64-linux-gnu', name)));
}
