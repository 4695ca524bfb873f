import {pathToFileURL} from 'node:url';
import {setTimeout as sleep} from 'node:timers/promises';
import {RunbookError} from '../model/error.ts';
import {runCommand} from './command.ts';
import {startDetached} from './detached-process.ts';
import {bridgeIp} from './lab-hosts.ts';
import type {LabPaths} from './lab-paths.ts';
import type {MirrorServerOptions} from './mirror-server.ts';
import {enterNetwork} from './network.ts';
import {isRunning, loadProcessIdentity, signalProcess, waitForExit} from './process-identity.ts';

/** The one base URL that stands for the publishers' hosts on a lab host. */
export const mirrorUrl = `http://${bridgeIp}`;

/** Starts the mirror's server inside the namespace, unless it runs. */
export async function startMirror(
  lab: LabPaths,
  directory: string,
  nodePath: string,
  signal: AbortSignal,
): Promise<void> {
  if (!(await isMirrorRunning(lab))) {
    const options: MirrorServerOptions = {directory, address: bridgeIp, port: 80};
    const module = pathToFileURL(`${import.meta.dirname}/mirror-server.ts`).href;
    const script = `import {serveMirror} from ${JSON.stringify(module)}; await serveMirror(${JSON.stringify(options)});`;
    const node = [nodePath, '--input-type=module', '--eval', script];
    await startDetached({record: lab.mirrorProcess, log: lab.mirrorLog, command: [...enterNetwork(lab.name), ...node]});
  }
  await waitForMirror(lab, signal);
}

/** Whether the mirror's server runs. */
export async function isMirrorRunning(lab: LabPaths): Promise<boolean> {
  return isRunning(await loadProcessIdentity(lab.mirrorProcess));
}

/** Stops the mirror's server. */
export async function stopMirror(lab: LabPaths): Promise<void> {
  const identity = await loadProcessIdentity(lab.mirrorProcess);
  await signalProcess(identity, 'TERM');
  if (!(await waitForExit(identity, 2000))) await signalProcess(identity, 'KILL');
}

async function waitForMirror(lab: LabPaths, signal: AbortSignal): Promise<void> {
  const [enter = '', ...args] = enterNetwork(lab.name);
  const connect = [...args, 'socat', '-u', 'OPEN:/dev/null', `TCP:${bridgeIp}:80`];
  const end = performance.now() + 15_000;
  while ((await runCommand(enter, connect, {signal})).status === 'failed') {
    if (performance.now() > end || !(await isMirrorRunning(lab))) {
      throw new RunbookError({
        code: 'mirror-not-serving',
        exit: 3,
        message: {zh: '镜像的 HTTP 服务没有启动。', en: 'The HTTP server of the mirror did not start.'},
        hint: {zh: `它的输出见 ${lab.mirrorLog}。`, en: `Its output is in ${lab.mirrorLog}.`},
      });
    }
    await sleep(50, undefined, {signal});
  }
}
