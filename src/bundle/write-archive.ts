import {rename, rm} from 'node:fs/promises';
import {basename, dirname} from 'node:path';
import {execa} from 'execa';

/**
 * Packs a folder as a whole or not at all: beside, then renamed. The same files make the same bytes.
 * @throws {Error} with what `tar` said
 */
export async function writeArchive(folder: string, output: string, signal: AbortSignal): Promise<void> {
  const part = `${output}.part`;
  const plain = output.endsWith('.tar');
  try {
    await execa(
      'tar',
      [
        ...['--create', '--file', part, '--directory', dirname(folder), '--format=gnu', '--sort=name'],
        ...['--mtime=@0', '--owner=0', '--group=0', '--numeric-owner', '--mode=u+rw,go+r,go-w'],
        ...(plain ? [] : ['--use-compress-program', 'gzip -n -1']),
        basename(folder),
      ],
      {stdin: 'ignore', cancelSignal: signal, forceKillAfterDelay: 1000},
    );
    await rename(part, output);
  } finally {
    await rm(part, {force: true});
  }
}
