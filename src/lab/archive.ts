import {mustRun} from './command.ts';

export interface ArchiveOptions {
  /** The folder that holds `folder`. */
  readonly parent: string;
  /** The one folder at the top of the archive. */
  readonly folder: string;
  /** The .tar.gz to write. */
  readonly file: string;
  readonly signal?: AbortSignal | undefined;
}

/** Writes a .tar.gz that has the same bytes whoever packs the same files, wherever and whenever. Programs keep being programs. */
export async function createArchive({parent, folder, file, signal}: ArchiveOptions): Promise<void> {
  const same = ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner', '--format=gnu'];
  // Not the packer's umask: 0755 for folders and programs, 0644 for the rest.
  const mode = '--mode=u=rwX,go=rX';
  const gzip = '--use-compress-program=gzip -n';
  await mustRun('tar', ['--create', ...same, mode, gzip, '--file', file, '--directory', parent, folder], {signal});
}
