import {copyFile, mkdir, readdir} from 'node:fs/promises';
import path from 'node:path';
import {createArchive} from '../archive.ts';
import {mustRun} from '../command.ts';
import {parseUpstreamVersion} from '../upstream-version.ts';
import type {Artifact} from './artifact.ts';
import {placeFile, writeSums} from './publish.ts';

/** containerd, its shims and ctr as the project's GitHub releases have them. */
export const containerd: Artifact = {
  type: 'packaged',
  name: 'containerd',
  recipe: 1,
  packages: ['containerd'],
  build: async ({unpacked, scratch, output, signal}) => {
    const programs = path.join(unpacked, 'usr/bin');
    const version = parseContainerdVersion(await mustRun(path.join(programs, 'containerd'), ['--version'], {signal}));
    const bin = path.join(scratch, 'bin');
    await mkdir(bin);
    for (const name of await readdir(programs)) await copyFile(path.join(programs, name), path.join(bin, name));
    const archive = `containerd-${version}-linux-amd64.tar.gz`;
    const file = `/containerd/containerd/releases/download/v${version}/${archive}`;
    await createArchive({parent: scratch, folder: 'bin', file: await placeFile(output, file), signal});
    const sums = await writeSums(output, file, `${archive}.sha256sum`);
    return {version, downloads: [{name: 'containerd', path: file}], beside: [sums]};
  },
};

/** The version out of `containerd --version`: `containerd github.com/containerd/containerd 1.6.20~ds1 1.6.20~ds1-1`. */
export function parseContainerdVersion(output: string): string {
  return parseUpstreamVersion(output.split(' ')[2] ?? '');
}
