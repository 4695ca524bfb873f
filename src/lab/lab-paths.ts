import path from 'node:path';
import {RunbookError} from '../model/error.ts';
import type {LabOptions} from './lab-options.ts';

/** Where one lab keeps its things. */
export interface LabPaths {
  readonly name: string;
  readonly directory: string;
  readonly lock: string;
  readonly hosts: string;
  /** A folder a snapshot, and in it one a host. */
  readonly snapshots: string;
  readonly inventory: string;
  readonly sshConfig: string;
  readonly knownHosts: string;
  readonly identity: string;
  readonly mirrorProcess: string;
  readonly mirrorLog: string;
  /** What labs save of the machine's kernel: of all labs, whatever their state folders, and gone with a boot. */
  readonly sharedKernel: string;
}

export interface HostPaths {
  readonly directory: string;
  readonly root: string;
  readonly hostKey: string;
  readonly machineId: string;
  /** Identity of the shell that starts the container again after a reboot. */
  readonly loop: string;
  /** Identity of the running systemd-nspawn, written anew by that shell at every boot. */
  readonly nspawn: string;
  readonly log: string;
}

/** The paths of a lab. A name that would not do for an interface or a machine is refused. */
export function createLabPaths({name = 'lab', stateDirectory}: Pick<LabOptions, 'name' | 'stateDirectory'>): LabPaths {
  if (!/^[a-z][a-z0-9]{0,11}$/.test(name)) {
    throw new RunbookError({
      code: 'lab-name-invalid',
      exit: 2,
      message: {
        zh: `实验环境的名称“${name}”无效：应为至多 12 个小写字母和数字，以字母开头。`,
        en: `The lab name "${name}" is not valid: expected at most 12 lower-case letters and digits, a letter first.`,
      },
    });
  }
  const directory = path.resolve(stateDirectory, name);
  return {
    name,
    directory,
    lock: path.resolve(stateDirectory, `${name}.lock`),
    hosts: path.join(directory, 'hosts'),
    snapshots: path.join(directory, 'snapshots'),
    inventory: path.join(directory, 'inventory.yaml'),
    sshConfig: path.join(directory, 'ssh_config'),
    knownHosts: path.join(directory, 'known_hosts'),
    identity: path.join(directory, 'id_ed25519'),
    mirrorProcess: path.join(directory, 'mirror.process'),
    mirrorLog: path.join(directory, 'mirror.log'),
    sharedKernel: '/run/runbook/kernel',
  };
}

/** The paths of one host of a lab. */
export function createHostPaths(lab: LabPaths, host: string): HostPaths {
  const directory = path.join(lab.hosts, host);
  return {
    directory,
    root: path.join(directory, 'root'),
    hostKey: path.join(directory, 'ssh_host_ed25519_key'),
    machineId: path.join(directory, 'machine-id'),
    loop: path.join(directory, 'loop.process'),
    nspawn: path.join(directory, 'nspawn.process'),
    log: path.join(directory, 'console.log'),
  };
}

/** What systemd-nspawn calls the machine, and the name of the host's cgroups. */
export function machineName(lab: LabPaths, host: string): string {
  return `${lab.name}-${host}`;
}
