import {mkdir, rename, rm, stat} from 'node:fs/promises';
import path from 'node:path';
import {artifacts} from './artifacts/list.ts';
import type {Artifact} from './artifacts/artifact.ts';
import {packagesUnknown, readCandidates, unpackPackages, updateCandidates} from './debian-package.ts';
import {hashFile} from './hash-file.ts';
import type {LabOptions} from './lab-options.ts';
import {withLock} from './lock.ts';
import {isWhole, loadMirrorManifest, writeMirrorManifest, type MirrorEntry} from './mirror-manifest.ts';

export interface MirrorArtifact {
  readonly name: string;
  readonly version: string;
  /** Below the base URL, as the publisher has it. */
  readonly path: string;
  readonly sha256: string;
}

export interface BuiltMirror {
  readonly directory: string;
  readonly artifacts: readonly MirrorArtifact[];
}

export type MirrorOptions = Omit<LabOptions, 'name' | 'stateDirectory'>;

/**
 * Makes the offline mirror in the cache, or what of it is missing or older than apt's packages.
 * An artifact is put together in a folder of its own and moved into place file by file; the manifest names it last.
 */
export async function buildMirror({cacheDirectory, signal, report}: MirrorOptions): Promise<BuiltMirror> {
  const directory = path.join(cacheDirectory, 'mirror');
  await mkdir(directory, {recursive: true});
  const onWait = (): void => report({type: 'lab-progress', step: 1, of: artifacts.length, text: waitingText});
  return withLock({file: path.join(cacheDirectory, 'mirror.lock'), signal, onWait}, async () => {
    const scratch = path.join(cacheDirectory, 'mirror.unfinished');
    await rm(scratch, {recursive: true, force: true});
    let entries = await loadMirrorManifest(directory);
    for (const [index, artifact] of artifacts.entries()) {
      const progress = {type: 'lab-progress', step: index + 1, of: artifacts.length} as const;
      const old = entries.find(({name}) => name === artifact.name);
      const entry = await provideArtifact({directory, scratch, artifact, old, signal}, () =>
        report({...progress, text: buildingText(artifact)}),
      );
      entries = [...entries.filter(({name}) => name !== artifact.name), entry];
      if (entry !== old) await writeMirrorManifest(directory, entries);
    }
    return {
      directory,
      artifacts: entries.map(({name, version, path: file, sha256}) => ({name, version, path: file, sha256})),
    };
  });
}

interface ProvideOptions {
  readonly directory: string;
  readonly scratch: string;
  readonly artifact: Artifact;
  readonly old: MirrorEntry | undefined;
  readonly signal: AbortSignal;
}

async function provideArtifact(options: ProvideOptions, onBuild: () => void): Promise<MirrorEntry> {
  const {directory, artifact, old, signal} = options;
  const whole = old !== undefined && (await isWhole(directory, old)) ? old : undefined;
  const known = await readCandidates(artifact.packages, signal);
  // Without apt's lists what is there is good enough.
  if (whole !== undefined && (known === undefined || known.join() === whole.packages.join())) return whole;
  onBuild();
  if (known === undefined) await updateCandidates(signal);
  const packages = known ?? (await readCandidates(artifact.packages, signal));
  if (packages === undefined) throw packagesUnknown(artifact.packages);
  return buildArtifact(options, packages);
}

async function buildArtifact(
  {directory, scratch, artifact, signal}: ProvideOptions,
  packages: string[],
): Promise<MirrorEntry> {
  const output = path.join(scratch, 'output');
  const work = path.join(scratch, 'work');
  await mkdir(output, {recursive: true});
  await mkdir(work);
  const unpacked = await unpackPackages(packages, scratch, signal);
  const built = await artifact.build({unpacked, scratch: work, output, signal});
  const sha256 = await hashFile(path.join(output, built.path));
  const files = [];
  for (const file of [built.path, ...built.beside]) {
    const {size} = await stat(path.join(output, file));
    files.push({path: file, size});
    await mkdir(path.dirname(path.join(directory, file)), {recursive: true});
    await rename(path.join(output, file), path.join(directory, file));
  }
  await rm(scratch, {recursive: true, force: true});
  return {name: artifact.name, version: built.version, path: built.path, sha256, packages, files};
}

const waitingText = {
  zh: '等待另一个进程制作离线镜像',
  en: 'Waiting for another process that makes the offline mirror',
};

function buildingText({name, packages}: Artifact): {zh: string; en: string} {
  const from = packages.join(', ');
  return {zh: `由 Debian 软件包制作 ${name}：${from}`, en: `Making ${name} from the Debian packages ${from}`};
}
