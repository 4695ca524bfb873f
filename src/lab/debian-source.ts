import {mkdir, readdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {readAptSource} from './apt-source.ts';
import {baseSuite} from './base-files.ts';
import {mustRun} from './command.ts';

/** Downloads the files of a source package into an empty folder, checked by apt against the suite's signed lists. */
export async function downloadSource(name: string, directory: string, signal: AbortSignal): Promise<void> {
  const {uri} = await readAptSource(baseSuite, signal);
  // A list of our own: few machines have deb-src in theirs, and theirs stays as it is.
  const apt = path.join(directory, 'apt');
  await mkdir(path.join(apt, 'lists'), {recursive: true});
  const sources = path.join(apt, 'sources.list');
  const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';
  await writeFile(sources, `deb-src [signed-by=${keyring}] ${uri} ${baseSuite} main\n`);
  const settings = [
    `Dir::Etc::SourceList=${sources}`,
    'Dir::Etc::SourceParts=/dev/null',
    `Dir::State::Lists=${path.join(apt, 'lists')}`,
    'Dir::Cache::srcpkgcache=',
    'Dir::Cache::pkgcache=',
    // Apt's own download user could not write into a folder of ours.
    'APT::Sandbox::User=root',
  ];
  const options = settings.flatMap((setting) => ['-o', setting]);
  await mustRun('apt-get', [...options, 'update', '-q', '--error-on=any'], {signal});
  await mustRun('apt-get', [...options, 'source', '-q', '--download-only', name], {cwd: directory, signal});
}

/** The version of a downloaded source package, as Debian has it. */
export async function readSourceVersion(directory: string): Promise<string> {
  const control = (await listFiles(directory, '.dsc'))[0] ?? '';
  const version = /^Version: (\S+)$/m.exec(await readFile(control, 'utf8'))?.[1];
  if (version === undefined) throw new Error(`no version in ${control}`);
  return version;
}

/**
 * Unpacks a source package of the format "3.0 (quilt)" and applies its patches, as `dpkg-source -x` does: that would
 * take dpkg-dev, and with it a compiler's tools.
 */
export async function unpackSource(downloads: string, directory: string, signal: AbortSignal): Promise<void> {
  const [original = ''] = await listFiles(downloads, '.orig.tar.gz');
  const [debian = ''] = await listFiles(downloads, '.debian.tar.xz');
  await mustRun('tar', ['-xf', original, '--strip-components=1', '--no-same-owner', '-C', directory], {signal});
  await mustRun('tar', ['-xf', debian, '--no-same-owner', '-C', directory], {signal});
  const patches = path.join(directory, 'debian/patches');
  const series = await readFile(path.join(patches, 'series'), 'utf8').catch(() => '');
  for (const patch of parseSeries(series)) {
    const strict = ['--quiet', '--forward', '--fuzz=0', '--no-backup-if-mismatch', '--strip=1'];
    await mustRun('patch', [...strict, '-d', directory, '-i', path.join(patches, patch)], {signal});
  }
}

/** The patches of a series file, in order: one a line, comments aside. */
export function parseSeries(series: string): string[] {
  return series
    .split('\n')
    .map((line) => line.replace(/(^|\s)#.*/, '').trim())
    .filter(Boolean);
}

async function listFiles(directory: string, ending: string): Promise<string[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith(ending));
  return names.map((name) => path.join(directory, name));
}
