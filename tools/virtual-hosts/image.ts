import {chmod, mkdir, rename, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {readAptSource} from '../../src/lab/apt-source.ts';
import {baseSuite} from '../../src/lab/base-files.ts';
import {mustRun} from '../../src/lab/command.ts';
import {exists} from '../../src/lab/exists.ts';
import {keepFolder} from '../../src/lab/keep-folder.ts';
import {runAlone} from '../../src/lab/run-alone.ts';
import type {HostFile} from './host-files.ts';

/**
 * A small server install: a kernel of its own with all its modules, systemd, sshd and what brings the network up. What
 * else the pages need, their own steps install.
 */
const packages = ['linux-image-amd64', 'systemd-sysv', 'dbus', 'udev', 'openssh-server', 'ca-certificates'];

const setup = `set -eu
ln -sf /usr/share/zoneinfo/Etc/UTC /etc/localtime
rm -f /etc/ssh/ssh_host_*
systemctl -q enable systemd-networkd.service ssh.service
systemctl -q disable apt-daily.timer apt-daily-upgrade.timer
apt-get clean
`;

/** Debian 12's file tree in `directory`, made unless it is there. Takes a minute or two. */
export async function loadBase(directory: string, signal: AbortSignal): Promise<void> {
  await keepFolder(directory, async (base) => {
    const {uri, env} = await readAptSource(baseSuite, signal);
    const include = `--include=${packages.join(',')}`;
    await runAlone(['debootstrap', '--variant=minbase', include, baseSuite, base, uri], {signal, env});
    await writeFile(path.join(base, 'etc/apt/sources.list'), `deb ${uri} ${baseSuite} main\n`);
    const proxies = Object.entries(env).map(
      ([name, proxy]) => `Acquire::${name.replace('_proxy', '')}::Proxy "${proxy}";`,
    );
    await writeFile(path.join(base, 'etc/apt/apt.conf.d/proxy'), `${proxies.join('\n')}\n`);
    await runAlone(['chroot', base, 'sh', '-c', setup], {signal});
  });
}

/** A host's disk, ext4 without a partition table: the base and the host's own files. Sparse. Made unless it is there. */
export async function loadDisk(
  disk: string,
  {base, files, gigabytes, signal}: {base: string; files: readonly HostFile[]; gigabytes: number; signal: AbortSignal},
): Promise<void> {
  if (await exists(disk)) return;
  const [tree, unfinished] = [`${disk}.tree`, `${disk}.new`];
  for (const left of [tree, unfinished]) await rm(left, {recursive: true, force: true});
  await mustRun('cp', ['-a', '--reflink=auto', base, tree], {signal});
  for (const {file, text, mode = 0o644} of files) {
    const target = path.join(tree, file);
    await mkdir(path.dirname(target), {recursive: true, mode: mode === 0o600 ? 0o700 : 0o755});
    await writeFile(target, text);
    await chmod(target, mode);
  }
  await mustRun('mke2fs', ['-q', '-t', 'ext4', '-d', tree, unfinished, `${gigabytes}G`], {signal});
  await rm(tree, {recursive: true, force: true});
  // It gets its name when it is whole: half a disk is never booted.
  await rename(unfinished, disk);
}
