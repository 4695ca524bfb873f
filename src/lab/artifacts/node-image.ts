import {readdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {createImageArchive} from '../image-archive.ts';
import type {TarEntry} from '../tar.ts';
import type {ArtifactMaterial, BuiltArtifact} from './artifact.ts';
import {createFile, createFolder, readLibraries} from './image-files.ts';
import {placeFile} from './publish.ts';

/** The Debian packages that have the shared libraries of Node. */
export const nodeLibraryPackages: readonly string[] = ['libc6', 'libstdc++6', 'libgcc-s1', 'libatomic1'];

/** A program of ours in an image with the Node that runs now. */
export interface NodeImage {
  /** `kube-state-metrics`; with underscores in inventory variables. */
  readonly name: string;
  /** The tag. */
  readonly version: string;
  /** The folder of its TypeScript files, `main.ts` among them; they import nothing but each other and Node's modules. */
  readonly folder: string;
}

/** Writes `/images/NAME.tar` with the reference `runbook.lab/NAME:VERSION`. */
export async function buildNodeImage(
  {name, version, folder}: NodeImage,
  {unpacked, output, nodePath}: Pick<ArtifactMaterial, 'unpacked' | 'output' | 'nodePath'>,
): Promise<BuiltArtifact> {
  const home = `opt/${name}`;
  const reference = `runbook.lab/${name}:${version}`;
  const config = {
    Entrypoint: ['/usr/bin/node', `/${home}/main.ts`],
    Env: ['PATH=/usr/bin'],
    // By number: only so can a kubelet see that it is not root.
    User: '65534:65534',
    WorkingDir: '/',
  };
  const files = [...systemFiles, ...(await readNode(nodePath, unpacked)), ...(await readProgram(folder, home))];
  const file = `/images/${name}.tar`;
  await writeFile(await placeFile(output, file), createImageArchive({reference, config, files}));
  const variable = name.replaceAll('-', '_');
  return {
    version,
    downloads: [{name: `${variable}_archive`, path: file}],
    beside: [],
    vars: {[`${variable}_image`]: reference},
  };
}

const systemFiles: readonly TarEntry[] = [
  ...['etc', 'lib', 'lib/x86_64-linux-gnu', 'lib64', 'opt', 'usr', 'usr/bin'].map(createFolder),
  createFile('etc/passwd', 'root:x:0:0:root:/:/none\nnobody:x:65534:65534:nobody:/tmp:/none\n'),
  createFile('etc/group', 'root:x:0:\nnogroup:x:65534:\n'),
  createFile('etc/nsswitch.conf', 'hosts: files dns\n'),
  {type: 'folder', path: 'tmp', mode: 0o1777},
];

/** What the dynamic linker looks for when it starts Node. */
const libraries = [
  'libatomic.so.1',
  'libc.so.6',
  'libdl.so.2',
  'libgcc_s.so.1',
  'libm.so.6',
  'libpthread.so.0',
  'libstdc++.so.6',
];

async function readNode(nodePath: string, unpacked: string): Promise<TarEntry[]> {
  const node = createFile('usr/bin/node', await readFile(nodePath), 0o755);
  return [node, ...(await readLibraries(unpacked, libraries))];
}

async function readProgram(folder: string, home: string): Promise<TarEntry[]> {
  const names = (await readdir(folder)).sort();
  const files = names.map(async (name) => createFile(`${home}/${name}`, await readFile(path.join(folder, name))));
  return [createFolder(home), ...(await Promise.all(files))];
}
