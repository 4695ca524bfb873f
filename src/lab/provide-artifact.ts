import {createHash} from 'node:crypto';
import {mkdir, rename, rm, stat} from 'node:fs/promises';
import path from 'node:path';
import type {Text} from '../model/language.ts';
import type {Artifact, BuiltArtifact, CompiledArtifact, PackagedArtifact} from './artifacts/artifact.ts';
import {
  downloadPackages,
  packagesUnknown,
  readCandidates,
  unpackDownloads,
  updateCandidates,
} from './debian-package.ts';
import {downloadSource, readSourceVersion, unpackSource} from './debian-source.ts';
import {hashFile} from './hash-file.ts';
import {keepFolder} from './keep-folder.ts';
import {hashOwnFiles} from './own-files.ts';
import {isWhole, type MirrorEntry, type MirrorFile} from './mirror-manifest.ts';
import {installPackages, listMissingPackages, sourcePackages} from './packages.ts';

export interface ProvideOptions<T extends Artifact = Artifact> {
  /** The mirror. */
  readonly directory: string;
  readonly cacheDirectory: string;
  /** For what is put together on the way; see `scratchName`. */
  readonly scratch: string;
  readonly artifact: T;
  /** What the manifest has of it. */
  readonly old: MirrorEntry | undefined;
  /** What the manifest has of the artifacts before it. */
  readonly others: readonly MirrorEntry[];
  /** The Node binary that runs this. */
  readonly nodePath: string;
  readonly signal: AbortSignal;
  readonly report: (text: Text) => void;
}

/** The name of an artifact's scratch folder: another recipe does not go on in the same. */
export function scratchName({name, recipe}: Artifact): string {
  return `${name}-${recipe}`;
}

/** The manifest's entry of an artifact: the old one where it is still good, else that of what was built. */
export async function provideArtifact(options: ProvideOptions): Promise<MirrorEntry> {
  const {directory, artifact, old} = options;
  const good = old?.recipe === artifact.recipe && (await isWhole(directory, old)) ? old : undefined;
  switch (artifact.type) {
    case 'packaged':
      return providePackaged({...options, artifact, old: good});
    case 'compiled':
      // Stable's source packages hardly change, and a look for a newer one would take a download of its lists.
      return good ?? provideCompiled({...options, artifact});
  }
}

async function providePackaged(options: ProvideOptions<PackagedArtifact>): Promise<MirrorEntry> {
  const {directory, scratch, artifact, old, nodePath, signal, report} = options;
  const candidates = () => readCandidates(artifact.packages, options);
  const others = options.others.filter(({name}) => artifact.artifacts?.includes(name));
  const known = await candidates();
  const own = [...(await readOwnVersions(artifact)), ...others.map(readPublishedVersion)];
  // Without apt's lists what is there is good enough.
  if (old !== undefined && (known === undefined || [...known, ...own].join() === old.packages.join())) return old;
  report(makingText(artifact));
  if (known === undefined) await updateCandidates(signal);
  const packages = known ?? (await candidates());
  if (packages === undefined) throw packagesUnknown(artifact.packages);
  const downloads = path.join(scratch, 'downloads');
  const unpacked = path.join(scratch, 'unpacked');
  const work = path.join(scratch, 'work');
  await mkdir(downloads, {recursive: true});
  await mkdir(work);
  await downloadPackages(packages, downloads, signal);
  await unpackDownloads(downloads, unpacked, signal);
  const output = path.join(scratch, 'output');
  await mkdir(output);
  const versions = parseVersions(packages);
  const published = new Map(others.flatMap((entry) => listPublished(directory, entry)));
  const material = {unpacked, versions, published, scratch: work, output, nodePath, signal};
  return publish(options, [...packages, ...own], output, await artifact.build(material));
}

/** Every step ends in a folder that a later run finds and keeps. */
async function provideCompiled(options: ProvideOptions<CompiledArtifact>): Promise<MirrorEntry> {
  const {scratch, artifact, nodePath, signal, report} = options;
  const say = (text: Text): void => report(compilingText(artifact, text));
  await installPackages(await listMissingPackages(sourcePackages), {signal, report: ({text}) => report(text)});
  const downloads = await keepFolder(path.join(scratch, 'source'), (directory) => {
    say({zh: '下载源代码', en: 'downloading the source'});
    return downloadSource(artifact.source, directory, signal);
  });
  const unpacked = await keepFolder(path.join(scratch, 'tools'), async (directory) => {
    say({zh: '下载编译工具', en: 'downloading the compiler'});
    const packages = path.join(directory, 'packages');
    await mkdir(packages);
    await downloadTools(artifact.tools, packages, options);
    await unpackDownloads(packages, directory, signal);
  });
  const output = path.join(scratch, 'output');
  const work = path.join(scratch, 'work');
  await rm(output, {recursive: true, force: true});
  await mkdir(output, {recursive: true});
  await mkdir(work, {recursive: true});
  const version = await readSourceVersion(downloads);
  const built = await artifact.build({
    unpacked,
    versions: new Map([[artifact.source, version]]),
    published: new Map(),
    scratch: work,
    output,
    nodePath,
    signal,
    unpackSource: (directory) => unpackSource(downloads, directory, signal),
    report: say,
  });
  return publish(options, [`${artifact.source}=${version}`], output, built);
}

async function downloadTools(tools: readonly string[], directory: string, options: ProvideOptions): Promise<void> {
  if ((await readCandidates(tools, options)) === undefined) await updateCandidates(options.signal);
  const packages = await readCandidates(tools, options);
  if (packages === undefined) throw packagesUnknown(tools);
  await downloadPackages(packages, directory, options.signal);
}

/** Moves the files into the mirror. */
async function publish(
  {directory, artifact}: ProvideOptions,
  packages: string[],
  output: string,
  {version, downloads, beside, vars = {}}: BuiltArtifact,
): Promise<MirrorEntry> {
  const files: MirrorFile[] = [];
  for (const file of [...downloads.map((download) => download.path), ...beside]) {
    const built = path.join(output, file);
    files.push({path: file, size: (await stat(built)).size, sha256: await hashFile(built)});
    await mkdir(path.dirname(path.join(directory, file)), {recursive: true});
    await rename(built, path.join(directory, file));
  }
  const {name, recipe} = artifact;
  return {name, version, recipe, packages, files, downloads: [...downloads], vars: {...vars}};
}

/** Our own files stand in the manifest like one more package, whose version is their content. */
async function readOwnVersions({ownFiles = []}: PackagedArtifact): Promise<string[]> {
  return ownFiles.length === 0 ? [] : [`own-files=${await hashOwnFiles(ownFiles)}`];
}

/** So do those of other artifacts. */
function readPublishedVersion({name, files}: MirrorEntry): string {
  const hash = createHash('sha256').update(files.map(({sha256}) => sha256).join('\n'));
  return `${name}-files=${hash.digest('hex')}`;
}

function listPublished(directory: string, {downloads}: MirrorEntry): (readonly [string, string])[] {
  return downloads.map(({name, path: file}) => [name, path.join(directory, file)]);
}

function parseVersions(packages: readonly string[]): Map<string, string> {
  return new Map(packages.map((item) => [item.slice(0, item.indexOf('=')), item.slice(item.indexOf('=') + 1)]));
}

function makingText({name, packages}: PackagedArtifact): Text {
  if (packages.length === 0) return {zh: `制作 ${name}`, en: `Making ${name}`};
  const from = packages.join(', ');
  return {zh: `由 Debian 软件包制作 ${name}：${from}`, en: `Making ${name} from the Debian packages ${from}`};
}

function compilingText({name}: CompiledArtifact, text: Text): Text {
  return {zh: `${name}，每台机器只编译一次：${text.zh}`, en: `${name}, compiled once a machine: ${text.en}`};
}
