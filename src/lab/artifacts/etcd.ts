import {copyFile, mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {createArchive} from '../archive.ts';
import {mustRun} from '../command.ts';
import {hashFile} from '../hash-file.ts';
import type {Artifact} from './artifact.ts';

/** etcd and etcdctl as the project's GitHub releases have them. */
export const etcd: Artifact = {
  name: 'etcd',
  packages: ['etcd-server', 'etcd-client'],
  build: async ({unpacked, scratch, output, signal}) => {
    const bin = path.join(unpacked, 'usr/bin');
    const version = parseEtcdVersion(await mustRun(path.join(bin, 'etcd'), ['--version'], {signal}));
    const folder = `etcd-v${version}-linux-amd64`;
    await mkdir(path.join(scratch, folder));
    for (const program of ['etcd', 'etcdctl']) {
      await copyFile(path.join(bin, program), path.join(scratch, folder, program));
    }
    const release = `/etcd-io/etcd/releases/download/v${version}`;
    const file = `${release}/${folder}.tar.gz`;
    const sums = `${release}/SHA256SUMS`;
    await mkdir(path.join(output, release), {recursive: true});
    await createArchive({parent: scratch, folder, file: path.join(output, file), signal});
    await writeFile(path.join(output, sums), `${await hashFile(path.join(output, file))}  ${folder}.tar.gz\n`);
    return {version, path: file, beside: [sums]};
  },
};

/** The version out of `etcd --version`, whose first line is `etcd Version: 3.4.23`. */
export function parseEtcdVersion(output: string): string {
  const version = /^etcd Version: (\d+\.\d+\.\d+)$/m.exec(output)?.[1];
  if (version === undefined) throw new Error(`etcd --version said: ${output}`);
  return version;
}
