import {mkdir} from 'node:fs/promises';
import {dirname} from 'node:path';
import {execa} from 'execa';

/**
 * Writes an image of a registry into an archive that `ctr images import` reads, under its own name, for linux/amd64.
 * The same image makes the same bytes. skopeo asks the registries, with its own settings of mirrors and logins.
 * Source: https://github.com/containers/skopeo/blob/main/docs/skopeo-copy.1.md
 * @throws {ExecaError} with what skopeo said, or ENOENT where there is none
 */
export async function pullImage(image: string, file: string, signal: AbortSignal): Promise<void> {
  await mkdir(dirname(file), {recursive: true});
  const platform = ['--override-os', 'linux', '--override-arch', 'amd64'];
  await execa('skopeo', ['copy', '--quiet', ...platform, `docker://${image}`, `docker-archive:${file}:${image}`], {
    stdin: 'ignore',
    cancelSignal: signal,
    forceKillAfterDelay: 1000,
  });
}
