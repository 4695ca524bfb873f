import {exists} from './exists.ts';
import {answersSsh, readHostProcesses} from './host-container.ts';
import {labHosts} from './lab-hosts.ts';
import type {LabOptions} from './lab-options.ts';
import {createHostPaths, createLabPaths} from './lab-paths.ts';
import {isMirrorRunning} from './mirror-process.ts';
import {networkExists} from './network.ts';

export interface LabHostStatus {
  readonly name: string;
  readonly ip: string;
  /** `ready` answers ssh; `running` does not (yet); `stopped` has its files; `absent` has nothing. */
  readonly status: 'ready' | 'running' | 'stopped' | 'absent';
  /** Process 1 of the host, as the machine numbers it. */
  readonly pid?: number;
}

export interface LabStatus {
  readonly name: string;
  readonly network: boolean;
  readonly mirror: boolean;
  /** The inventory file, where the lab is up. */
  readonly inventory?: string;
  readonly hosts: readonly LabHostStatus[];
}

/** What of the lab is there and runs now. Changes nothing. */
export async function readLabStatus(
  options: Pick<LabOptions, 'name' | 'stateDirectory' | 'signal'>,
): Promise<LabStatus> {
  const lab = createLabPaths(options);
  const hosts = labHosts.map(async (host): Promise<LabHostStatus> => {
    const {name, ip} = host;
    const processes = await readHostProcesses(lab, host);
    if (processes === undefined) {
      return {name, ip, status: (await exists(createHostPaths(lab, name).root)) ? 'stopped' : 'absent'};
    }
    const status = (await answersSsh(lab, host, options.signal)) ? 'ready' : 'running';
    return {name, ip, status, ...(processes.init === undefined ? {} : {pid: processes.init.pid})};
  });
  return {
    name: lab.name,
    network: await networkExists(lab.name),
    mirror: await isMirrorRunning(lab),
    hosts: await Promise.all(hosts),
    ...((await exists(lab.inventory)) ? {inventory: lab.inventory} : {}),
  };
}
