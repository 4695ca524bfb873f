import {mkdir, readdir, rename, stat} from 'node:fs/promises';
import path from 'node:path';
import {RunbookError} from '../model/error.ts';
import {mustRun} from './command.ts';
import {copyDifferences} from './copy-differences.ts';
import {onEveryHost} from './every-host.ts';
import {exists} from './exists.ts';
import {startHost, stopHost, waitForSsh} from './host-container.ts';
import {createSay, lockOptions, requireRoot, type Say} from './lab-command.ts';
import {labHosts} from './lab-hosts.ts';
import type {LabOptions} from './lab-options.ts';
import {createHostPaths, createLabPaths, type LabPaths} from './lab-paths.ts';
import {withLock} from './lock.ts';
import {isMirrorRunning} from './mirror-process.ts';
import {networkExists} from './network.ts';
import {restoreKernel} from './restore-kernel.ts';

/*
 * A snapshot is a copy of each host's file tree, taken while the hosts are shut down. What has not changed since the
 * newest other snapshot is a hard link to it, so that each costs what it differs by. Copies, not layers of an overlay:
 * containerd's overlayfs cannot sit on one. They stay over `lab reset` and go with `lab down`.
 */

export interface Snapshot {
  readonly name: string;
  /** When it was taken: UTC time, ISO 8601. */
  readonly at: string;
}

export interface SnapshotOptions extends LabOptions {
  readonly snapshot: string;
}

/** Shuts the hosts down, keeps their files under a name, in place of an older one of that name, and boots them again. */
export async function takeSnapshot(options: SnapshotOptions): Promise<void> {
  const {snapshot, signal} = options;
  checkName(snapshot);
  await onLab(options, async (lab, say) => {
    const base = (await readSnapshots(lab)).at(-1);
    const whole = path.join(lab.snapshots, snapshot);
    await removeTrees([`${whole}.new`, `${whole}.old`]);
    await mkdir(`${whole}.new`, {recursive: true});
    await onEveryHost(async (host) => {
      say(1, {zh: '关机', en: 'Shutting down'}, host);
      await stopHost(lab, host, 20_000);
      say(2, {zh: '保存文件', en: 'Keeping its files'}, host);
      const {root} = createHostPaths(lab, host.name);
      const copy = path.join(`${whole}.new`, host.name);
      if (base === undefined) return void (await mustRun('cp', ['-a', '--reflink=auto', root, copy], {signal}));
      await mustRun('cp', ['-al', path.join(lab.snapshots, base.name, host.name), copy], {signal});
      await copyDifferences(root, copy, signal);
    });
    if (await exists(whole)) await rename(whole, `${whole}.old`);
    await rename(`${whole}.new`, whole);
    await removeTrees([`${whole}.old`]);
    await bootHosts(lab, signal, say);
  });
}

/** Takes every host back to a snapshot and boots it. What the hosts did since is lost, what they run is killed. */
export async function restoreSnapshot(options: SnapshotOptions): Promise<void> {
  const {snapshot, signal} = options;
  await onLab(options, async (lab, say) => {
    await requireSnapshots([snapshot], lab);
    await onEveryHost(async (host) => {
      say(1, {zh: '停止', en: 'Stopping'}, host);
      await stopHost(lab, host, 0);
    });
    await restoreKernel(lab, options);
    await onEveryHost(async (host) => {
      say(2, {zh: '恢复文件', en: 'Putting its files back'}, host);
      const {root} = createHostPaths(lab, host.name);
      const copy = path.join(lab.snapshots, snapshot, host.name);
      // Killed half-way there is no root under its name, and `lab up` makes a new one: never half of each.
      const unfinished = `${root}.restoring`;
      await removeTrees([unfinished]);
      await rename(root, unfinished);
      await copyDifferences(copy, unfinished, signal);
      await rename(unfinished, root);
    });
    await bootHosts(lab, signal, say);
  });
}

/** The snapshots of a lab, the newest last. */
export function listSnapshots(options: Pick<LabOptions, 'name' | 'stateDirectory'>): Promise<Snapshot[]> {
  return readSnapshots(createLabPaths(options));
}

/** Removes snapshots. Others that share files with them keep these. */
export async function removeSnapshots(options: LabOptions, names: readonly string[]): Promise<void> {
  requireRoot();
  const lab = createLabPaths(options);
  await withLock(lockOptions(lab, options), async () => {
    await requireSnapshots(names, lab);
    await removeTrees(names.map((name) => path.join(lab.snapshots, name)));
  });
}

const steps = 3;

async function onLab(options: LabOptions, work: (lab: LabPaths, say: Say) => Promise<void>): Promise<void> {
  requireRoot();
  const lab = createLabPaths(options);
  await withLock(lockOptions(lab, options), async () => {
    await requireUp(lab);
    await work(lab, createSay(options, steps));
  });
}

async function bootHosts(lab: LabPaths, signal: AbortSignal, say: Say): Promise<void> {
  await onEveryHost(async (host) => {
    await startHost(lab, host);
    await waitForSsh(lab, host, signal);
    say(3, {zh: '响应 ssh', en: 'Answers ssh'}, host);
  });
}

/** The lab's network and mirror are there, and each host has its files. */
async function requireUp(lab: LabPaths): Promise<void> {
  const roots = await Promise.all(labHosts.map(({name}) => exists(createHostPaths(lab, name).root)));
  if ((await networkExists(lab.name)) && (await isMirrorRunning(lab)) && roots.every(Boolean)) return;
  throw new RunbookError({
    code: 'lab-not-up',
    exit: 3,
    message: {zh: '实验环境没有启动。', en: 'The lab is not up.'},
    hint: {zh: '先运行：runbook lab up', en: 'Bring it up first: runbook lab up'},
  });
}

async function readSnapshots({snapshots}: LabPaths): Promise<Snapshot[]> {
  const names = (await readdir(snapshots).catch(() => [])).filter((name) => namePattern.test(name));
  const found = names.map(async (name) => ({name, at: (await stat(path.join(snapshots, name))).mtime.toISOString()}));
  return (await Promise.all(found)).sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** No dot: what is being made or removed has one. */
const namePattern = /^[a-z0-9][a-z0-9-]{0,63}$/;

function checkName(name: string): void {
  if (namePattern.test(name)) return;
  throw new RunbookError({
    code: 'snapshot-name-invalid',
    exit: 2,
    message: {zh: `快照的名称“${name}”无效。`, en: `The snapshot name "${name}" is not valid.`},
    hint: {
      zh: '应为至多 64 个小写字母、数字和连字符，以字母或数字开头。',
      en: 'Expected at most 64 small letters, digits and hyphens, a letter or digit first.',
    },
  });
}

async function requireSnapshots(names: readonly string[], lab: LabPaths): Promise<void> {
  const known = (await readSnapshots(lab)).map(({name}) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const list = known.join(', ');
  throw new RunbookError({
    code: 'unknown-snapshot',
    exit: 2,
    message: {zh: `没有快照 ${unknown}`, en: `There is no snapshot ${unknown}`},
    hint:
      known.length === 0
        ? {zh: '还没有快照：runbook lab snapshot NAME', en: 'There are none yet: runbook lab snapshot NAME'}
        : {zh: `已有的快照：${list}`, en: `The snapshots: ${list}`},
  });
}

async function removeTrees(directories: readonly string[]): Promise<void> {
  await mustRun('rm', ['-rf', '--one-file-system', ...directories]);
}
