import path from 'node:path';
import {createArchive} from '../archive.ts';
import {parseUpstreamVersion} from '../upstream-version.ts';
import type {Artifact} from './artifact.ts';
import {placeFile, writeSums} from './publish.ts';

const debianPackage = 'containernetworking-plugins';

/** The CNI plugins as the project's GitHub releases have them: an archive without a folder of its own. */
export const cniPlugins: Artifact = {
  type: 'packaged',
  name: 'cni_plugins',
  recipe: 1,
  packages: [debianPackage],
  build: async ({unpacked, versions, output, signal}) => {
    // Debian's plugins say "version unknown"; the package knows it.
    const version = parseUpstreamVersion(versions.get(debianPackage) ?? '');
    const archive = `cni-plugins-linux-amd64-v${version}.tgz`;
    const file = `/containernetworking/plugins/releases/download/v${version}/${archive}`;
    const plugins = path.join(unpacked, 'usr/lib/cni');
    await createArchive({parent: plugins, folder: '.', file: await placeFile(output, file), signal});
    const sums = await writeSums(output, file, `${archive}.sha256`);
    return {version, downloads: [{name: 'cni_plugins', path: file}], beside: [sums]};
  },
};
