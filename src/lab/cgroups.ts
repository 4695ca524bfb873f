import {readdir, readFile, rmdir} from 'node:fs/promises';
import path from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';

/*
 * Every lab host has cgroups of its own: without them all kubelets would fight over /kubepods and all systemds over
 * their slices. On cgroup v1 that is one in each hierarchy, on v2 one in the single hierarchy. host-loop.ts makes
 * them at every boot; here they are read and removed.
 */

/** Where cgroup hierarchies are mounted, v1 and v2, out of /proc/mounts. */
export function parseCgroupMounts(mounts: string): string[] {
  return mounts
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([, , type]) => type === 'cgroup' || type === 'cgroup2')
    .flatMap(([, directory]) => (directory === undefined ? [] : [directory]));
}

/** Every process in a host's cgroups: what a host runs, whatever became of the records about it. */
export async function listCgroupProcesses(group: string): Promise<number[]> {
  const directories = (await listHierarchies()).map((top) => path.join(top, group));
  const listed = await Promise.all(directories.map(listProcessesBelow));
  return [...new Set(listed.flat())].filter((pid) => pid > 0);
}

/** Removes a host's cgroups. They must hold no process; the kernel may need a moment to notice. */
export async function removeCgroups(group: string): Promise<void> {
  const directories = (await listHierarchies()).map((top) => path.join(top, group));
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const removed = await Promise.all(directories.map(removeTree));
    if (removed.every(Boolean)) return;
    await sleep(100);
  }
}

async function listHierarchies(): Promise<string[]> {
  return parseCgroupMounts(await readFile('/proc/mounts', 'utf8'));
}

async function listProcessesBelow(directory: string): Promise<number[]> {
  const text = await readFile(path.join(directory, 'cgroup.procs'), 'utf8').catch(() => '');
  const below = await Promise.all((await listChildren(directory)).map(listProcessesBelow));
  return [...text.split('\n').filter(Boolean).map(Number), ...below.flat()];
}

async function removeTree(directory: string): Promise<boolean> {
  for (const child of await listChildren(directory)) await removeTree(child);
  return rmdir(directory).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code === 'ENOENT',
  );
}

async function listChildren(directory: string): Promise<string[]> {
  const entries = await readdir(directory, {withFileTypes: true}).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map((entry) => path.join(directory, entry.name));
}
