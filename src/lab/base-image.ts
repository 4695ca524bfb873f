import {createHash} from 'node:crypto';
import {chmod, mkdir, readdir, rename, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {readAptSource} from './apt-source.ts';
import {baseFiles, basePackages, baseSetup, baseSuite} from './base-files.ts';
import {mustRun} from './command.ts';
import {exists} from './exists.ts';
import type {LabOptions} from './lab-options.ts';
import {withLock} from './lock.ts';
import {runAlone} from './run-alone.ts';

const unfinished = '.unfinished-';

type BaseOptions = Pick<LabOptions, 'cacheDirectory' | 'signal'> & {
  /** Called when the image has to be built, which takes about a minute. */
  readonly onBuild: () => void;
  /** Called when another process is building it. */
  readonly onWait: () => void;
};

/** The base image's folder, built when the cache does not have it. A change of what goes into it gives it another name. */
export async function loadBaseImage({cacheDirectory, signal, onBuild, onWait}: BaseOptions): Promise<string> {
  const directory = path.join(cacheDirectory, 'lab');
  const image = path.join(directory, `base-${hashOfContents()}`);
  if (await exists(image)) return image;
  await mkdir(directory, {recursive: true});
  return withLock({file: path.join(directory, 'base.lock'), signal, onWait}, async () => {
    if (await exists(image)) return image;
    onBuild();
    await removeUnfinished(directory, signal);
    const building = `${image}${unfinished}${Date.now()}`;
    await buildBaseImage(building, signal);
    await rename(building, image);
    return image;
  });
}

function hashOfContents(): string {
  const contents = JSON.stringify([baseSuite, basePackages, baseFiles, baseSetup]);
  return createHash('sha256').update(contents).digest('hex').slice(0, 12);
}

async function buildBaseImage(directory: string, signal: AbortSignal): Promise<void> {
  const {uri, env} = await readAptSource(baseSuite, signal);
  const include = `--include=${basePackages.join(',')}`;
  // It mounts /proc in the image.
  await runAlone(['debootstrap', '--variant=minbase', include, baseSuite, directory, uri], {signal, env});
  for (const {path: file, text, mode} of baseFiles) {
    await mkdir(path.dirname(path.join(directory, file)), {recursive: true});
    await writeFile(path.join(directory, file), text);
    await chmod(path.join(directory, file), mode);
  }
  await runAlone(['chroot', directory, 'sh', '-c', baseSetup], {signal});
}

async function removeUnfinished(directory: string, signal: AbortSignal): Promise<void> {
  const left = (await readdir(directory)).filter((name) => name.includes(unfinished));
  for (const name of left) await mustRun('rm', ['-rf', '--one-file-system', path.join(directory, name)], {signal});
}
