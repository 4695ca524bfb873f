import {mkdir, rename, rm, stat, writeFile} from 'node:fs/promises';
import {RunbookError} from '../model/error.ts';
import type {Text} from '../model/language.ts';
import {onHosts} from './artifacts/publish.ts';
import {loadBaseImage} from './base-image.ts';
import {onEveryHost} from './every-host.ts';
import {killAll, readHostProcesses, startHost, stopHost, waitForSsh} from './host-container.ts';
import {createHostIdentity, createHostRoot, createKey, removeHostRoot, type HostSources} from './host-root.ts';
import {renderInventory} from './inventory.ts';
import {createSay, lockOptions, requireRoot} from './lab-command.ts';
import {labHosts, type LabHost} from './lab-hosts.ts';
import type {LabOptions, UpLabOptions} from './lab-options.ts';
import {createLabPaths, type LabPaths} from './lab-paths.ts';
import {withLock} from './lock.ts';
import {buildMirror, type MirrorArtifact} from './mirror.ts';
import {mirrorUrl, startMirror, stopMirror} from './mirror-process.ts';
import {createNetwork, listNetworkProcesses, networkExists, removeNetwork} from './network.ts';
import {installPackages, labPackages, listMissingPackages} from './packages.ts';
import {kernelOptions, restoreKernel} from './restore-kernel.ts';
import {forgetSharedKernel, saveSharedKernel} from './shared-kernel.ts';
import {renderKnownHosts, renderSshConfig} from './ssh-config.ts';

export interface LabReady {
  /** The inventory file. */
  readonly inventory: string;
  readonly artifacts: readonly MirrorArtifact[];
}

/** Brings the lab up: what runs stays, what is missing is made, what died is started. Ends when every host answers ssh. */
export async function upLab(options: UpLabOptions): Promise<LabReady> {
  const lab = createLabPaths(options);
  await requirePackages(options);
  requireRoot();
  return withLock(lockOptions(lab, options), () => bringUp(lab, options));
}

/** Takes all hosts back to the base image and boots them. What they wrote is lost, their keys and machine ids stay. */
export async function resetLab(options: UpLabOptions): Promise<LabReady> {
  const lab = createLabPaths(options);
  await requirePackages(options);
  requireRoot();
  return withLock(lockOptions(lab, options), async () => {
    await onEveryHost((host) => dropHost(lab, host));
    await restoreKernel(lab, options);
    return bringUp(lab, options);
  });
}

/** Shuts the hosts down and removes all that is left of the lab; the cache stays. Does nothing where there is none. */
export async function downLab(options: LabOptions): Promise<void> {
  requireRoot();
  const lab = createLabPaths(options);
  const say = createSay(options, 3);
  await withLock(lockOptions(lab, options), async () => {
    await onEveryHost(async (host) => {
      say(1, {zh: '关机', en: 'Shutting down'}, host);
      await stopHost(lab, host, 20_000);
    });
    say(2, {zh: '移除网络和镜像服务', en: 'Removing the network and the mirror server'});
    await stopMirror(lab);
    if (await networkExists(lab.name)) await killAll(() => listNetworkProcesses(lab.name));
    await removeNetwork(lab.name);
    await restoreKernel(lab, options);
    await forgetSharedKernel(kernelOptions(lab, options));
    say(3, {zh: '删除主机的文件', en: "Removing the hosts' files"});
    await onEveryHost((host) => removeHostRoot(lab, host));
    await rm(lab.directory, {recursive: true, force: true});
  });
}

const steps = 6;

/** Before the question of root: who may not install gets to see the line that installs. */
async function requirePackages(options: UpLabOptions): Promise<void> {
  const say = createSay(options, steps);
  say(1, {zh: '检查 Debian 软件包', en: 'Checking Debian packages'});
  const missing = await listMissingPackages(labPackages);
  await installPackages(missing, {signal: options.signal, report: (event) => say(1, event.text)});
}

async function bringUp(lab: LabPaths, options: UpLabOptions): Promise<LabReady> {
  const {cacheDirectory, nodePath, signal} = options;
  const say = createSay(options, steps);
  say(2, {zh: '检查基础镜像', en: 'Checking the base image'});
  const onBuild = (): void => say(2, {zh: '制作基础镜像，约一分钟', en: 'Building the base image, about a minute'});
  const onWait = (): void =>
    say(2, {zh: '等待另一个进程制作基础镜像', en: 'Waiting for another process that builds it'});
  const image = await loadBaseImage({cacheDirectory, signal, onBuild, onWait});
  say(3, {zh: '检查离线镜像', en: 'Checking the offline mirror'});
  const mirror = await buildMirror({cacheDirectory, nodePath, signal, report: (event) => say(3, event.text)});
  say(4, {zh: '准备网络、密钥和清单', en: 'Preparing network, keys and inventory'});
  await refuseForeignLab(lab);
  await mkdir(lab.directory, {recursive: true, mode: 0o700});
  await createNetwork(lab.name, signal);
  await saveSharedKernel(kernelOptions(lab, options));
  await writeAccess(lab);
  await startMirror(lab, mirror.directory, nodePath, signal);
  const from = {image, extras: mirror.directory + onHosts};
  await onEveryHost((host) => bootHost(lab, host, from, signal, (text) => say(5, text, host)));
  await onEveryHost(async (host) => {
    await waitForSsh(lab, host, signal);
    say(6, {zh: '响应 ssh', en: 'Answers ssh'}, host);
  });
  await writeWhole(lab.inventory, renderInventory(lab, {...publisherUrls, ...mirror.vars, ...options.vars}));
  return {inventory: lab.inventory, artifacts: mirror.artifacts};
}

/** A namespace of the same name without our folder is a lab of another state folder: its hosts have our addresses. */
async function refuseForeignLab(lab: LabPaths): Promise<void> {
  const ours = await stat(lab.directory).catch(() => undefined);
  if (ours !== undefined || !(await networkExists(lab.name))) return;
  throw new RunbookError({
    code: 'lab-elsewhere',
    exit: 3,
    message: {
      zh: `名为 ${lab.name} 的实验环境已在运行，它的状态不在 ${lab.directory}。`,
      en: `A lab named ${lab.name} is up already, and its state is not in ${lab.directory}.`,
    },
    hint: {
      zh: '用启动它时的 XDG_STATE_HOME 执行 runbook lab down；状态文件夹已丢失时，先结束其中的进程，再执行 ip netns delete。',
      en: 'Run `runbook lab down` with the XDG_STATE_HOME that brought it up; where that folder is gone, end what runs in the namespace and delete it with `ip netns delete`.',
    },
  });
}

async function bootHost(
  lab: LabPaths,
  host: LabHost,
  from: HostSources,
  signal: AbortSignal,
  say: (text: Text) => void,
): Promise<void> {
  if ((await readHostProcesses(lab, host)) !== undefined) return say({zh: '已在运行', en: 'Runs already'});
  say({zh: '启动', en: 'Booting'});
  // What a killed systemd-nspawn may have left in the host's cgroups.
  await stopHost(lab, host, 0);
  await createHostRoot(lab, host, from, signal);
  await startHost(lab, host);
}

async function dropHost(lab: LabPaths, host: LabHost): Promise<void> {
  await stopHost(lab, host, 0);
  await removeHostRoot(lab, host);
}

async function writeAccess(lab: LabPaths): Promise<void> {
  await createKey(lab.identity, `runbook-${lab.name}`);
  const keys = await Promise.all(
    labHosts.map(async (host) => ({host, publicKey: await createHostIdentity(lab, host)})),
  );
  await writeWhole(lab.knownHosts, renderKnownHosts(keys));
  await writeWhole(lab.sshConfig, renderSshConfig(lab));
}

async function writeWhole(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text, {mode: 0o600});
  await rename(`${file}.new`, file);
}

/** The mirror in place of the publishers' hosts. */
const publisherUrls = {
  github_url: mirrorUrl,
  github_sha256_url: mirrorUrl,
  grafana_url: mirrorUrl,
  grafana_sha256_url: mirrorUrl,
  dl_k8s_url: mirrorUrl,
  dl_k8s_sha256_url: mirrorUrl,
  images_url: `${mirrorUrl}/images`,
};
