import {mkdir, readdir} from 'node:fs/promises';
import path from 'node:path';
import {RunbookError} from '../model/error.ts';
import {mustRun, runCommand} from './command.ts';

/**
 * The version of each package that this machine's apt would install, `NAME=VERSION`; nothing where it knows none.
 * @param options.cacheDirectory takes apt's index of its lists: images of Debian tell apt to keep none, and without one
 *   every question reads all lists, which takes a second
 */
export async function readCandidates(
  packages: readonly string[],
  {cacheDirectory, signal}: {readonly cacheDirectory: string; readonly signal: AbortSignal},
): Promise<string[] | undefined> {
  if (packages.length === 0) return [];
  const index = path.join(cacheDirectory, 'apt');
  await mkdir(index, {recursive: true});
  const kept = ['pkgcache', 'srcpkgcache'].flatMap((name) => ['-o', `Dir::Cache::${name}=${index}/${name}.bin`]);
  const result = await runCommand('apt-cache', [...kept, 'policy', ...packages], {signal});
  const candidates = parseCandidates(result.stdout);
  const known = packages.flatMap((name) => {
    const version = candidates.get(name);
    return version === undefined ? [] : [`${name}=${version}`];
  });
  return known.length === packages.length ? known : undefined;
}

/** The candidates out of `apt-cache policy`. */
export function parseCandidates(policy: string): Map<string, string> {
  const found = policy.matchAll(/^(\S+):\n {2}Installed: .*\n {2}Candidate: (\S+)$/gm);
  return new Map(
    [...found].flatMap(([, name, version]) =>
      name === undefined || version === undefined || version === '(none)' ? [] : [[name, version]],
    ),
  );
}

/** Brings apt's lists up to date. */
export async function updateCandidates(signal: AbortSignal): Promise<void> {
  await mustRun('apt-get', ['update', '-q'], {signal});
}

/** Downloads packages (`NAME=VERSION`) into a folder, checked by apt against its signed lists. */
export async function downloadPackages(
  packages: readonly string[],
  directory: string,
  signal: AbortSignal,
): Promise<void> {
  if (packages.length === 0) return;
  // Apt's own download user could not write into a folder of ours.
  const own = ['-o', 'APT::Sandbox::User=root'];
  await mustRun('apt-get', ['download', '-q', ...own, ...packages], {cwd: directory, signal});
}

/** Unpacks all packages of a folder into another. */
export async function unpackDownloads(downloads: string, unpacked: string, signal: AbortSignal): Promise<void> {
  for (const file of await readdir(downloads)) {
    await mustRun('dpkg-deb', ['-x', path.join(downloads, file), unpacked], {signal});
  }
}

/** Says that apt does not know the packages. */
export function packagesUnknown(packages: readonly string[]): RunbookError {
  const names = packages.join(' ');
  return new RunbookError({
    code: 'mirror-package-unknown',
    exit: 3,
    message: {zh: `apt 找不到软件包：${names}`, en: `apt does not know the packages: ${names}`},
    hint: {zh: '检查 apt 的软件源，需要 Debian 12 main。', en: 'Check the sources of apt: Debian 12 main is needed.'},
  });
}
