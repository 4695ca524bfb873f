import {chmod, mkdir, rename, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {readAptSource} from '../../src/lab/apt-source.ts';
import {baseSuite} from '../../src/lab/base-files.ts';
import {mustRun} from '../../src/lab/command.ts';
import {runAlone} from '../../src/lab/run-alone.ts';
import {exists, type HostFile} from './host-files.ts';

/**
 * A small server install: a kernel of its own with all its modules, systemd, sshd and what brings the network up. Of
 * the tools that the pages need it has none but those: the pages install them.
 */
const packages = ['linux-image-amd64', 'systemd-sysv', 'dbus', 'udev', 'openssh-server', 'ca-certificates'];

const setup = `set -eu
ln -sf /usr/share/zoneinfo/Etc/UTC /etc/localtime
rm -f /etc/ssh/ssh_host_*
systemctl -q enable systemd-networkd.service ssh.service
systemctl -q disable apt-daily.timer apt-daily-upgrade.timer
apt-get clean
`;

/** Makes Debian 12's file tree in `directory`, unless it is there. Takes a minute or two. */
export async function loadBase(directory: string, signal: AbortSignal): Promise<void> {
  if (await exists(directory)) return;
  const unfinished = `${directory}.unfinished`;
  await rm(unfinished, {recursive: true, force: true});
  const {uri, env} = await readAptSource(baseSuite, signal);
  const include = `--include=${packages.join(',')}`;
  await runAlone(['debootstrap', '--variant=minbase', include, baseSuite, unfinished, uri], {signal, env});
  await writeFile(path.join(unfinished, 'etc/apt/sources.list'), `deb ${uri} ${baseSuite} main\n`);
  const proxies = Object.entries(env).map(
    ([name, proxy]) => `Acquire::${name.replace('_proxy', '')}::Proxy "${proxy}";`,
  );
  await writeFile(path.join(unfinished, 'etc/apt/apt.conf.d/proxy'), `${proxies.join('\n')}\n`);
  await runAlone(['chroot', unfinished, 'sh', '-c', setup], {signal});
  await rename(unfinished, directory);
}

/** Makes a host's disk, ext4 without a partition table: the base and the host's own files. Sparse. */
export async function createDisk(
  disk: string,
  {base, files, gigabytes, signal}: {base: string; files: readonly HostFile[]; gigabytes: number; signal: AbortSignal},
): Promise<void> {
  const tree = `${disk}.tree`;
  await mustRun('cp', ['-a', '--reflink=auto', base, tree], {signal});
  for (const {file, text, mode = 0o644} of files) {
    const target = path.join(tree, file);
    await mkdir(path.dirname(target), {recursive: true, mode: mode === 0o600 ? 0o700 : 0o755});
    await writeFile(target, text);
    await chmod(target, mode);
  }
  await mustRun('mke2fs', ['-q', '-t', 'ext4', '-d', tree, disk, `${gigabytes}G`], {signal});
  await rm(tree, {recursive: true, force: true});
}
