import {readFile} from 'node:fs/promises';
import {createCliError} from './fail.ts';

/** A file that the user named. */
export async function readUserFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const {code, message} = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw createCliError('file-missing', {file});
    throw createCliError('file-unreadable', {file, detail: message});
  }
}
