import {copyFile, mkdir} from 'node:fs/promises';
import path from 'node:path';
import {createArchive} from '../archive.ts';
import {mustRun} from '../command.ts';
import type {Artifact} from './artifact.ts';
import {placeFile, writeSums} from './publish.ts';

/** etcd and etcdctl as the project's GitHub releases have them. */
export const etcd: Artifact = {
  type: 'packaged',
  name: 'etcd',
  recipe: 1,
  packages: ['etcd-server', 'etcd-client'],
  build: async ({unpacked, scratch, output, signal}) => {
    const bin = path.join(unpacked, 'usr/bin');
    const version = parseEtcdVersion(await mustRun(path.join(bin, 'etcd'), ['--version'], {signal}));
    const folder = `etcd-v${version}-linux-amd64`;
    await mkdir(path.join(scratch, folder));
    for (const program of ['etcd', 'etcdctl']) {
      await copyFile(path.join(bin, program), path.join(scratch, folder, program));
    }
    const file = `/etcd-io/etcd/releases/download/v${version}/${folder}.tar.gz`;
    await createArchive({parent: scratch, folder, file: await placeFile(output, file), signal});
    const sums = await writeSums(output, file, 'SHA256SUMS');
    return {version, downloads: [{name: 'etcd', path: file}], beside: [sums]};
  },
};

/** The version out of `etcd --version`, whose first line is `etcd Version: 3.4.23`. */
export function parseEtcdVersion(output: string): string {
  const version = /^etcd Version: (\d+\.\d+\.\d+)$/m.exec(output)?.[1];
  if (version === undefined) throw new Error(`etcd --version said: ${output}`);
  return version;
}
