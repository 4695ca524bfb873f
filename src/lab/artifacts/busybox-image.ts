import {readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {mustRun} from '../command.ts';
import {createImageArchive} from '../image-archive.ts';
import type {TarEntry} from '../tar.ts';
import {parseUpstreamVersion} from '../upstream-version.ts';
import type {ArtifactMaterial, BuiltArtifact} from './artifact.ts';
import {placeFile} from './publish.ts';

/** Debian's static busybox, the one package of the small images. */
export const busyboxPackage = 'busybox-static';

/** An image that is busybox and little else; no registry has it, so that its name cannot be mistaken for a real one's. */
export interface BusyboxImage {
  readonly name: 'busybox' | 'pause';
  readonly config: Readonly<Record<string, unknown>>;
  readonly files: readonly TarEntry[];
}

/** Writes `/images/NAME.tar` with the reference `runbook.lab/NAME:VERSION`. */
export async function buildBusyboxImage(
  {name, config, files}: BusyboxImage,
  {unpacked, versions, output, signal}: ArtifactMaterial,
): Promise<BuiltArtifact> {
  const program = path.join(unpacked, 'bin/busybox');
  const version = parseUpstreamVersion(versions.get(busyboxPackage) ?? '');
  const applets = (await mustRun(program, ['--list'], {signal})).split('\n').filter((applet) => applet !== 'busybox');
  const reference = `runbook.lab/${name}:${version}`;
  const tree = createTree(await readFile(program), applets);
  const file = `/images/${name}.tar`;
  await writeFile(
    await placeFile(output, file),
    createImageArchive({reference, config: {Env: ['PATH=/bin'], ...config}, files: [...tree, ...files]}),
  );
  return {
    version,
    downloads: [{name: `${name}_archive`, path: file}],
    beside: [],
    vars: {[`${name}_image`]: reference},
  };
}

/** What both images have: busybox under the name of each of its applets, and the few files that they ask for. */
function createTree(program: Buffer, applets: readonly string[]): TarEntry[] {
  return [
    {type: 'folder', path: 'bin', mode: 0o755},
    {type: 'file', path: 'bin/busybox', mode: 0o755, content: program},
    ...applets.map((applet): TarEntry => ({type: 'link', path: `bin/${applet}`, target: 'busybox'})),
    {type: 'folder', path: 'etc', mode: 0o755},
    {type: 'file', path: 'etc/group', mode: 0o644, content: 'root:x:0:\nnogroup:x:65534:\n'},
    {
      type: 'file',
      path: 'etc/passwd',
      mode: 0o644,
      content: 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/tmp:/bin/sh\n',
    },
    {type: 'folder', path: 'root', mode: 0o700},
    {type: 'folder', path: 'tmp', mode: 0o1777},
  ];
}
