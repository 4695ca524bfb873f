import {rm} from 'node:fs/promises';
import {mustRun, runCommand} from './command.ts';
import {exists} from './exists.ts';
import {bridgeIp, bridgeName, prefixLength} from './lab-hosts.ts';

/** The path of a lab's network namespace. */
export function networkPath(name: string): string {
  return `/run/netns/${name}`;
}

/**
 * The start of a command line that runs in the namespace.
 * Not `ip netns exec`: that remounts /sys, and systemd-nspawn then fails with "No medium found".
 */
export function enterNetwork(name: string): string[] {
  return ['nsenter', `--net=${networkPath(name)}`];
}

/** Whether the namespace is there and can be entered. */
export async function networkExists(name: string): Promise<boolean> {
  const there = await exists(networkPath(name));
  if (!there) return false;
  const [enter = '', ...args] = enterNetwork(name);
  return (await runCommand(enter, [...args, 'true'])).status === 'done';
}

/** Makes the namespace with its bridge; what is there already stays. */
export async function createNetwork(name: string, signal: AbortSignal): Promise<void> {
  const ip = (...args: string[]): Promise<string> => mustRun('ip', ['-n', name, ...args], {signal});
  if (!(await networkExists(name))) {
    // A killed run may have left the file without the namespace mounted on it.
    await rm(networkPath(name), {force: true});
    await mustRun('ip', ['netns', 'add', name], {signal});
  }
  const bridge = await runCommand('ip', ['-n', name, 'link', 'show', bridgeName], {signal});
  if (bridge.status === 'failed') await ip('link', 'add', bridgeName, 'type', 'bridge');
  await ip('address', 'replace', `${bridgeIp}/${prefixLength}`, 'dev', bridgeName);
  await ip('link', 'set', bridgeName, 'up');
  await ip('link', 'set', 'lo', 'up');
}

/** Every process in the namespace: containers' nspawn, the mirror, ssh connections under way. */
export async function listNetworkProcesses(name: string): Promise<number[]> {
  const result = await runCommand('ip', ['netns', 'pids', name]);
  return result.stdout.split('\n').filter(Boolean).map(Number);
}

/**
 * Removes a host's end of the bridge. The kernel takes it away some time after the host's last process has died, and
 * systemd-nspawn does not start while it is there.
 */
export async function removeHostLink(name: string, machine: string): Promise<void> {
  await runCommand('ip', ['-n', name, 'link', 'delete', `vb-${machine}`]);
}

/** Removes the namespace. */
export async function removeNetwork(name: string): Promise<void> {
  await runCommand('ip', ['netns', 'delete', name]);
  await rm(networkPath(name), {force: true});
}
