import {mkdir, rm, writeFile} from 'node:fs/promises';
import {release} from 'node:os';
import path from 'node:path';
import {mustRun} from './command.ts';
import {exists} from './exists.ts';

/** Modules that pages load, and what a kernel shows that has them. */
const modules = [
  {file: 'kernel/fs/overlayfs/overlay.ko', shown: '/sys/module/overlay'},
  {file: 'kernel/net/bridge/br_netfilter.ko', shown: '/proc/sys/net/bridge'},
  {file: 'kernel/net/netfilter/ipvs/ip_vs.ko', shown: '/proc/sys/net/ipv4/vs'},
  {file: 'kernel/net/netfilter/nf_conntrack.ko', shown: '/proc/sys/net/netfilter/nf_conntrack_max'},
];

/** Their names, those that use others first. */
export const knownModules: readonly string[] = modules.map(({file}) => path.basename(file, '.ko'));

/**
 * Lets `modprobe` work on a lab host. It gets the machine's modules; where the machine has none, since all is built
 * into its kernel, it gets the list of those that the kernel shows, which is what Debian's kernel package would say.
 * Returns the arguments for systemd-nspawn.
 */
export async function provideModules(root: string): Promise<string[]> {
  if (await exists(`/lib/modules/${release()}`)) return ['--bind-ro=/lib/modules'];
  const directory = path.join(root, 'usr/lib/modules', release());
  await rm(directory, {recursive: true, force: true});
  await mkdir(directory, {recursive: true});
  const shown = await Promise.all(modules.map((module) => exists(module.shown)));
  const builtIn = modules.filter((_, index) => shown[index]).map(({file}) => `${file}\n`);
  await writeFile(path.join(directory, 'modules.order'), '');
  await writeFile(path.join(directory, 'modules.builtin'), builtIn.join(''));
  await mustRun('chroot', [root, 'depmod', release()]);
  return [];
}
