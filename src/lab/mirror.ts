import {mkdir, readdir, rm} from 'node:fs/promises';
import path from 'node:path';
import type {Text} from '../model/language.ts';
import type {Artifact} from './artifacts/artifact.ts';
import {artifacts as allArtifacts} from './artifacts/list.ts';
import type {LabOptions} from './lab-options.ts';
import {withLock} from './lock.ts';
import {loadMirrorManifest, writeMirrorManifest, type MirrorEntry} from './mirror-manifest.ts';
import {mirrorVars} from './mirror-vars.ts';
import {provideArtifact, scratchName} from './provide-artifact.ts';

/** A file that pages download. */
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
  /** Versions, checksums and image references, as inventory variables. */
  readonly vars: Readonly<Record<string, string>>;
}

export interface MirrorOptions extends Omit<LabOptions, 'name' | 'stateDirectory'> {
  /** The Node binary that goes with what we wrote ourselves: `process.execPath`. */
  readonly nodePath: string;
  /** Everything by default. */
  readonly artifacts?: readonly Artifact[] | undefined;
}

/**
 * Makes the offline mirror in the cache, or what of it is missing or older than apt's packages.
 * An artifact is put together in a folder of its own and moved into place file by file; the manifest names it last.
 */
export async function buildMirror(options: MirrorOptions): Promise<BuiltMirror> {
  const {cacheDirectory, nodePath, signal, report, artifacts = allArtifacts} = options;
  const directory = mirrorDirectory(cacheDirectory);
  await mkdir(directory, {recursive: true});
  const say = (step: number, text: Text): void => report({type: 'lab-progress', step, of: artifacts.length, text});
  const lock = {file: path.join(cacheDirectory, 'mirror.lock'), signal, onWait: () => say(1, waitingText)};
  return withLock(lock, async () => {
    const unfinished = path.join(cacheDirectory, 'mirror.unfinished');
    await removeAllBut(unfinished, artifacts.filter(({type}) => type === 'compiled').map(scratchName));
    let entries = await loadMirrorManifest(directory);
    for (const [index, artifact] of artifacts.entries()) {
      const scratch = path.join(unfinished, scratchName(artifact));
      const old = entries.find(({name}) => name === artifact.name);
      const sayOf = (text: Text): void => say(index + 1, text);
      const others = entries.filter((each) => each !== old);
      const place = {directory, cacheDirectory, scratch};
      const entry = await provideArtifact({...place, artifact, old, others, nodePath, signal, report: sayOf});
      if (entry !== old) {
        entries = [...entries.filter(({name}) => name !== artifact.name), entry];
        await writeMirrorManifest(directory, entries);
        await removeSuperseded(directory, old, entry);
      }
      // Only now: until the manifest names it, a kill must not cost what was compiled.
      await rm(scratch, {recursive: true, force: true});
    }
    const provided = artifacts.flatMap(({name}) => entries.filter((entry) => entry.name === name));
    return {directory, artifacts: provided.flatMap(listDownloads), vars: mirrorVars(provided)};
  });
}

/** Whether `buildMirror` has something to compile, which takes minutes and gigabytes. Changes nothing. */
export async function mustCompile(cacheDirectory: string): Promise<boolean> {
  const entries = await loadMirrorManifest(mirrorDirectory(cacheDirectory));
  const compiled = allArtifacts.filter(({type}) => type === 'compiled');
  return !compiled.every(({name, recipe}) => entries.some((entry) => entry.name === name && entry.recipe === recipe));
}

function mirrorDirectory(cacheDirectory: string): string {
  return path.join(cacheDirectory, 'mirror');
}

function listDownloads({version, downloads, files}: MirrorEntry): MirrorArtifact[] {
  return downloads.flatMap(({name, path: file}) =>
    files.filter((each) => each.path === file).map(({sha256}) => ({name, version, path: file, sha256})),
  );
}

/** The files of an older version. What this checkout does not know stays: another's mirror is the same. */
async function removeSuperseded(directory: string, old: MirrorEntry | undefined, entry: MirrorEntry): Promise<void> {
  const kept = new Set(entry.files.map((file) => file.path));
  const left = (old?.files ?? []).filter((file) => !kept.has(file.path));
  await Promise.all(left.map((file) => rm(path.join(directory, file.path), {force: true})));
}

/** What a killed build left, and nobody can go on with. */
async function removeAllBut(directory: string, kept: readonly string[]): Promise<void> {
  const names = await readdir(directory).catch(() => []);
  const left = names.filter((name) => !kept.includes(name));
  await Promise.all(left.map((name) => rm(path.join(directory, name), {recursive: true, force: true})));
}

const waitingText = {
  zh: '等待另一个进程制作离线镜像',
  en: 'Waiting for another process that makes the offline mirror',
};
