import {copyFile, cp, mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {createArchive} from '../archive.ts';
import {mustRun} from '../command.ts';
import {version} from '../grafana/version.ts';
import {hashFile} from '../hash-file.ts';
import type {Artifact, ArtifactMaterial} from './artifact.ts';
import {placeFile} from './publish.ts';

const sources = path.join(import.meta.dirname, '../grafana');

/** What the stand-in imports. Neither has dependencies. */
const libraries = ['yaml', 'zod'].map((name) => ({
  name,
  folder: path.dirname(fileURLToPath(import.meta.resolve(`${name}/package.json`))),
}));

/** What Node needs beside the C library, which lab hosts need not have. */
const sharedLibraries = ['libatomic.so.1', 'libgcc_s.so.1', 'libstdc++.so.6'];

/** With the place of links resolved, since pages link to it. */
const wrapper = `#!/bin/sh
top=$(dirname "$(dirname "$(readlink -f "$0")")")
LD_LIBRARY_PATH="$top/lib" exec "$top/bin/node" "$top/stand-in/grafana.mjs" "$@"
`;

/**
 * A strict stand-in for Grafana, which no reachable registry has, under the path and with the layout of the
 * publisher's release. What it touches is simulated, and its version says so. The Node that runs us runs it.
 */
export const grafana: Artifact = {
  type: 'packaged',
  name: 'grafana',
  recipe: 1,
  packages: ['libatomic1', 'libgcc-s1', 'libstdc++6'],
  ownFiles: [sources, ...libraries.map(({folder}) => path.join(folder, 'package.json'))],
  build: async (material) => {
    const {scratch, output, signal} = material;
    const folder = `grafana-${version}`;
    await layOut(path.join(scratch, folder), material);
    const file = `/oss/release/${folder}.linux-amd64.tar.gz`;
    await createArchive({parent: scratch, folder, file: await placeFile(output, file), signal});
    // The publisher's has the checksum alone in it, without the file's name.
    const sums = `${file}.sha256`;
    await writeFile(path.join(output, sums), `${await hashFile(path.join(output, file))}\n`);
    return {version, downloads: [{name: 'grafana', path: file}], beside: [sums]};
  },
};

/** Puts the unpacked release together and starts it once. */
export async function layOut(
  top: string,
  {unpacked, nodePath, signal}: Pick<ArtifactMaterial, 'unpacked' | 'nodePath' | 'signal'>,
): Promise<void> {
  await cp(path.join(sources, 'home'), top, {recursive: true});
  for (const kind of ['datasources', 'dashboards']) {
    await mkdir(path.join(top, 'conf/provisioning', kind), {recursive: true});
  }
  await writeFile(path.join(top, 'VERSION'), `${version}\n`);
  await copyStandIn(path.join(top, 'stand-in'));
  await mkdir(path.join(top, 'bin'));
  await copyFile(nodePath, path.join(top, 'bin/node'));
  await writeFile(path.join(top, 'bin/grafana'), wrapper, {mode: 0o755});
  await copySharedLibraries(unpacked, path.join(top, 'lib'));
  await checkSharedLibraries(top, signal);
  const said = await mustRun(path.join(top, 'bin/grafana'), ['--version'], {signal});
  if (said !== `grafana version ${version}`) throw new Error(`grafana --version said: ${said}`);
}

/** Node runs the TypeScript as it is. */
async function copyStandIn(folder: string): Promise<void> {
  await cp(sources, folder, {recursive: true, filter: (file) => file !== path.join(sources, 'home')});
  await writeFile(path.join(folder, 'package.json'), '{"type": "module", "private": true}\n');
  for (const library of libraries) {
    await cp(library.folder, path.join(folder, 'node_modules', library.name), {
      recursive: true,
      dereference: true,
      filter: (file) => !/(\.d\.\w+|\.cjs|\.map|\/src|\/browser)$/.test(file),
    });
  }
}

async function copySharedLibraries(unpacked: string, folder: string): Promise<void> {
  await mkdir(folder);
  for (const name of sharedLibraries) {
    const places = ['usr/lib', 'lib'].map((parent) => path.join(unpacked, parent, 'x86_64-linux-gnu', name));
    const target = path.join(folder, name);
    await copyFile(places[0] ?? '', target).catch(() => copyFile(places[1] ?? '', target));
  }
}

/** A Node that needs more, Debian's own for one, would not start on a lab host. */
async function checkSharedLibraries(top: string, signal: AbortSignal): Promise<void> {
  const lib = path.join(top, 'lib');
  const needed = await mustRun('ldd', [path.join(top, 'bin/node')], {signal, env: {LD_LIBRARY_PATH: lib}});
  const foreign = parseForeignLibraries(needed, lib);
  if (foreign.length === 0) return;
  throw new Error(`this Node needs ${foreign.join(', ')}; the Node that npm installs for this project does not`);
}

/** The libraries out of `ldd` that are neither packed nor part of the C library. */
export function parseForeignLibraries(ldd: string, lib: string): string[] {
  const names = ldd.matchAll(/^\s*(\S+) => (\S+)/gm);
  return [...names].flatMap(([, name = '', place = '']) =>
    place.startsWith(`${lib}/`) || /^lib(c|m|dl|rt|pthread)\.so/.test(name) ? [] : [name],
  );
}
