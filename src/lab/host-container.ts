import {readdir, readFile} from 'node:fs/promises';
import {setTimeout as sleep} from 'node:timers/promises';
import {RunbookError} from '../model/error.ts';
import {listCgroupProcesses, removeCgroups} from './cgroups.ts';
import {lastLines, runCommand} from './command.ts';
import {startDetached} from './detached-process.ts';
import {exists} from './exists.ts';
import {hostLoop} from './host-loop.ts';
import {bridgeName, type LabHost} from './lab-hosts.ts';
import {provideModules} from './kernel-modules.ts';
import {createHostPaths, machineName, type LabPaths} from './lab-paths.ts';

import {enterNetwork, removeHostLink} from './network.ts';
import {
  isRunning,
  loadProcessIdentity,
  parseStat,
  readProcessIdentity,
  signalProcess,
  waitForExit,
  type ProcessIdentity,
} from './process-identity.ts';

/*
 * What the one kernel cannot give each host, loaded modules, swap and every sysctl outside the net namespace, is the
 * machine's: a step that sets it on one host sets it for all. shared-kernel.ts puts it back when the lab goes down.
 */

export interface HostProcesses {
  /** The shell of host-loop.ts. */
  readonly loop: ProcessIdentity;
  /** The running systemd-nspawn, its child. */
  readonly nspawn: ProcessIdentity | undefined;
  /** The host's process 1 as the machine sees it, child of systemd-nspawn. */
  readonly init: ProcessIdentity | undefined;
}

/** The processes that hold a host up, or nothing when it does not run. */
export async function readHostProcesses(lab: LabPaths, host: LabHost): Promise<HostProcesses | undefined> {
  const paths = createHostPaths(lab, host.name);
  const loop = await loadProcessIdentity(paths.loop);
  if (loop === undefined || !(await isRunning(loop))) return undefined;
  const recorded = await loadProcessIdentity(paths.nspawn);
  const nspawn = (await isRunning(recorded)) ? recorded : undefined;
  return {loop, nspawn, init: nspawn && (await findInit(nspawn.pid))};
}

/** Boots a host in the lab's namespace, in a session of its own. */
export async function startHost(lab: LabPaths, host: LabHost): Promise<void> {
  const paths = createHostPaths(lab, host.name);
  const group = machineName(lab, host.name);
  const loop = ['bash', '-c', hostLoop, 'host-loop', group, paths.nspawn];
  const command = [...enterNetwork(lab.name), ...loop, 'systemd-nspawn', ...(await nspawnArguments(group, paths.root))];
  await startDetached({record: paths.loop, log: paths.log, command});
}

/** Shuts a host down as its own `poweroff` would, and kills what is left after `patience` milliseconds. 0: at once. */
export async function stopHost(lab: LabPaths, host: LabHost, patience: number): Promise<void> {
  const processes = await readHostProcesses(lab, host);
  if (processes?.init !== undefined && patience > 0) {
    await signalProcess(processes.init, 'RTMIN+4');
    await waitForExit(processes.loop, patience);
  }
  // The loop first, or it would boot the host again.
  await signalProcess(processes?.loop, 'KILL');
  await signalProcess(processes?.init, 'KILL');
  const group = machineName(lab, host.name);
  await killAll(() => listCgroupProcesses(group));
  await removeCgroups(group);
  await removeHostLink(lab.name, group);
}

/** Kills every listed process until none is listed: what no record names, after a kill of ourselves. */
export async function killAll(list: () => Promise<number[]>): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const pids = await list();
    if (pids.length === 0) return;
    const identities = await Promise.all(pids.map(readProcessIdentity));
    await Promise.all(identities.map((identity) => signalProcess(identity, 'KILL')));
    await sleep(50);
  }
}

/** Waits until the host answers ssh. */
export async function waitForSsh(lab: LabPaths, host: LabHost, signal: AbortSignal): Promise<void> {
  const end = performance.now() + 90_000;
  while (!(await answersSsh(lab, host, signal))) {
    const stopped = (await readHostProcesses(lab, host)) === undefined;
    if (stopped || performance.now() > end) throw await notBooted(lab, host, stopped);
    await sleep(100, undefined, {signal});
  }
}

/** Whether the host answers ssh now. */
export async function answersSsh(lab: LabPaths, host: LabHost, signal: AbortSignal): Promise<boolean> {
  const args = ['-F', lab.sshConfig, '-o', 'ConnectTimeout=5', host.name, 'true'];
  return (await runCommand('ssh', args, {signal})).status === 'done';
}

async function nspawnArguments(machine: string, root: string): Promise<string[]> {
  const hasKmsg = await exists('/dev/kmsg');
  return [
    '--quiet',
    '--boot',
    '--register=no',
    '--keep-unit',
    '--console=read-only',
    `--directory=${root}`,
    `--machine=${machine}`,
    `--network-bridge=${bridgeName}`,
    '--resolv-conf=off',
    '--timezone=off',
    '--link-journal=no',
    // What container runtimes need: mounts, keyrings and, on cgroup v2, device filters.
    '--capability=all',
    '--system-call-filter=@mount @keyring bpf',
    // A kubelet reads it for the kernel's out-of-memory messages.
    ...(hasKmsg ? ['--bind=/dev/kmsg'] : []),
    ...(await provideModules(root)),
  ];
}

/** The child of systemd-nspawn that is process 1 inside. */
async function findInit(nspawn: number): Promise<ProcessIdentity | undefined> {
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const stat = await readFile(`/proc/${entry}/stat`, 'utf8').catch(() => '');
    if (parseStat(stat)?.parent !== nspawn) continue;
    const status = await readFile(`/proc/${entry}/status`, 'utf8').catch(() => '');
    if (/^NSpid:\t(\d+\t)+1$/m.test(status)) return readProcessIdentity(Number(entry));
  }
  return undefined;
}

async function notBooted(lab: LabPaths, host: LabHost, stopped: boolean): Promise<RunbookError> {
  const {log} = createHostPaths(lab, host.name);
  const output = lastLines(await readFile(log, 'utf8').catch(() => ''), 12);
  return new RunbookError({
    code: 'lab-host-not-booted',
    exit: 3,
    message: stopped
      ? {zh: `实验主机 ${host.name} 没有启动：\n${output}`, en: `Lab host ${host.name} did not boot:\n${output}`}
      : {
          zh: `实验主机 ${host.name} 不响应 ssh：\n${output}`,
          en: `Lab host ${host.name} does not answer ssh:\n${output}`,
        },
    hint: {
      zh: `完整输出见 ${log}。runbook lab reset 使主机回到初始状态。`,
      en: `All of its output is in ${log}. runbook lab reset takes the hosts back to the start.`,
    },
  });
}
