import {randomBytes} from 'node:crypto';
import {chmod, mkdir, readFile, rename, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {mustRun} from './command.ts';
import {exists} from './exists.ts';
import {bridgeIp, prefixLength, type LabHost} from './lab-hosts.ts';
import {createHostPaths, type LabPaths} from './lab-paths.ts';

/** Makes what a host keeps over a reset: its host key and machine id. Returns the public host key. */
export async function createHostIdentity(lab: LabPaths, host: LabHost): Promise<string> {
  const paths = createHostPaths(lab, host.name);
  await mkdir(paths.directory, {recursive: true});
  await createKey(paths.hostKey, host.firstHostName);
  if (!(await exists(paths.machineId))) {
    await writeFile(`${paths.machineId}.new`, `${randomBytes(16).toString('hex')}\n`);
    await rename(`${paths.machineId}.new`, paths.machineId);
  }
  return readFile(`${paths.hostKey}.pub`, 'utf8');
}

/** Makes an ed25519 key pair without a passphrase, unless it is there. */
export async function createKey(file: string, comment: string): Promise<void> {
  // The private half gets its name last: a killed run leaves no pair that looks whole.
  if (await exists(file)) return;
  await Promise.all([rm(`${file}.new`, {force: true}), rm(`${file}.new.pub`, {force: true})]);
  await mustRun('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', comment, '-f', `${file}.new`]);
  await rename(`${file}.new.pub`, `${file}.pub`);
  await rename(`${file}.new`, file);
}

export interface HostSources {
  /** The base image. */
  readonly image: string;
  /** A folder whose files are added to it, if it is there. */
  readonly extras: string;
}

/**
 * Makes the host's file tree from the base, unless it is there. A copy, not an overlay: containerd's overlayfs
 * cannot sit on an overlay. It gets its name when it is whole.
 */
export async function createHostRoot(
  lab: LabPaths,
  host: LabHost,
  from: HostSources,
  signal: AbortSignal,
): Promise<void> {
  const {root} = createHostPaths(lab, host.name);
  if (await exists(root)) return;
  const unfinished = `${root}.new`;
  await removeTree(unfinished);
  await mustRun('cp', ['-a', '--reflink=auto', from.image, unfinished], {signal});
  if (await exists(from.extras)) await mustRun('cp', ['-r', `${from.extras}/.`, unfinished], {signal});
  await writeHostFiles(lab, host, unfinished);
  await rename(unfinished, root);
}

/** Removes a host's file tree. Its name goes first: a half removed tree is never booted. */
export async function removeHostRoot(lab: LabPaths, host: LabHost): Promise<void> {
  const {root} = createHostPaths(lab, host.name);
  const old = `${root}.old`;
  await removeTree(old);
  if (await exists(root)) await rename(root, old);
  await Promise.all([old, `${root}.new`, `${root}.restoring`].map(removeTree));
}

async function writeHostFiles(lab: LabPaths, host: LabHost, root: string): Promise<void> {
  const paths = createHostPaths(lab, host.name);
  const files: readonly (readonly [file: string, text: string, mode?: number])[] = [
    ['etc/hostname', `${host.firstHostName}\n`],
    ['etc/hosts', renderHostsFile(host)],
    ['etc/machine-id', await readFile(paths.machineId, 'utf8'), 0o444],
    // Sorts before systemd's own 80-container-host0.network.
    ['etc/systemd/network/10-host0.network', renderNetworkFile(host)],
    ['etc/ssh/ssh_host_ed25519_key', await readFile(paths.hostKey, 'utf8'), 0o600],
    ['etc/ssh/ssh_host_ed25519_key.pub', await readFile(`${paths.hostKey}.pub`, 'utf8')],
    ['root/.ssh/authorized_keys', await readFile(`${lab.identity}.pub`, 'utf8'), 0o600],
  ];
  await mkdir(path.join(root, 'root/.ssh'), {recursive: true, mode: 0o700});
  for (const [file, text, mode = 0o644] of files) {
    await rm(path.join(root, file), {force: true});
    await writeFile(path.join(root, file), text, {mode: 0o600});
    // Whatever the umask of who brings the lab up.
    await chmod(path.join(root, file), mode);
  }
}

function renderHostsFile({firstHostName}: LabHost): string {
  return `127.0.0.1\tlocalhost
127.0.1.1\t${firstHostName}

::1\tlocalhost ip6-localhost ip6-loopback
ff02::1\tip6-allnodes
ff02::2\tip6-allrouters
`;
}

function renderNetworkFile({ip}: LabHost): string {
  return `[Match]
Name=host0

[Network]
Address=${ip}/${prefixLength}
Gateway=${bridgeIp}
LinkLocalAddressing=no
LLMNR=no
`;
}

async function removeTree(directory: string): Promise<void> {
  if (await exists(directory)) await mustRun('rm', ['-rf', '--one-file-system', directory]);
}
