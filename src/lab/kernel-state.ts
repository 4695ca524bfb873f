import {readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {z} from 'zod';
import {runCommand} from './command.ts';
import {knownModules} from './kernel-modules.ts';

/** Sysctls that reach beyond a host's namespaces, and who sets them. */
const sysctls = [
  // A kubelet, at every start.
  'kernel.keys.root_maxbytes',
  'kernel.keys.root_maxkeys',
  'kernel.panic',
  'kernel.panic_on_oops',
  'vm.overcommit_memory',
  'vm.panic_on_oom',
  // kube-proxy; of the machine where the kernel has one number for all namespaces.
  'net.netfilter.nf_conntrack_max',
  // What guides for Kubernetes, etcd and Prometheus advise.
  'fs.file-max',
  'fs.inotify.max_user_instances',
  'fs.inotify.max_user_watches',
  'fs.nr_open',
  'kernel.pid_max',
  'kernel.threads-max',
  'vm.max_map_count',
  'vm.swappiness',
];

/** What of the machine's kernel a lab host may change for all. */
export const kernelStateSchema = z.strictObject({
  format: z.literal(1),
  /** /proc/sys/kernel/random/boot_id: a boot of the machine makes the rest void. */
  boot: z.string(),
  /** Those of the list that this kernel has. */
  sysctls: z.record(z.string(), z.string()),
  /** Loaded modules, and how many things use each. */
  modules: z.record(z.string(), z.int()),
  /** Active swap, and its priority. */
  swaps: z.record(z.string(), z.int()),
});

export type KernelState = z.infer<typeof kernelStateSchema>;

/** One step back to what was. */
export type KernelChange =
  | {readonly type: 'sysctl'; readonly name: string; readonly value: string}
  | {readonly type: 'module'; readonly name: string}
  | {readonly type: 'swap'; readonly device: string; readonly priority: number};

/** The steps from what is to what was. Of modules only those that labs load, and that nothing uses. */
export function planRestoration(saved: KernelState, now: KernelState): KernelChange[] {
  const values = Object.entries(saved.sysctls).filter(([name, value]) => (now.sysctls[name] ?? value) !== value);
  const modules = knownModules.filter((name) => now.modules[name] === 0 && !(name in saved.modules));
  const swaps = Object.entries(saved.swaps).filter(([device]) => !(device in now.swaps));
  return [
    ...values.map(([name, value]): KernelChange => ({type: 'sysctl', name, value})),
    ...modules.map((name): KernelChange => ({type: 'module', name})),
    ...swaps.map(([device, priority]): KernelChange => ({type: 'swap', device, priority})),
  ];
}

/** What is read and changed. */
export interface Kernel {
  readonly read: () => Promise<KernelState>;
  /** Tries a change. That it failed is found out by reading again. */
  readonly apply: (change: KernelChange) => Promise<void>;
}

/** The kernel of this machine. */
export const machineKernel: Kernel = {read: readState, apply: applyChange};

async function readState(): Promise<KernelState> {
  const values = await Promise.all(sysctls.map(async (name) => [name, await readText(sysctlFile(name))] as const));
  return {
    format: 1,
    boot: (await readText('/proc/sys/kernel/random/boot_id')).trim(),
    sysctls: Object.fromEntries(
      values.filter(([, value]) => value !== '').map(([name, value]) => [name, value.trim()]),
    ),
    modules: parseModules(await readText('/proc/modules')),
    swaps: parseSwaps(await readText('/proc/swaps')),
  };
}

/** /proc/modules: `overlay 151552 2 - Live 0x0`, the third the number of its uses. */
export function parseModules(text: string): Record<string, number> {
  const found = text.matchAll(/^(\S+) \d+ (\d+|-) /gm);
  // `-`: a kernel that never unloads counts no uses.
  return Object.fromEntries([...found].map(([, name = '', uses]) => [name, uses === '-' ? 1 : Number(uses)]));
}

/** /proc/swaps: a heading, then device, type, size, used, priority. A space in a file's name is written `\040`. */
export function parseSwaps(text: string): Record<string, number> {
  const rows = text.split('\n').slice(1).filter(Boolean);
  return Object.fromEntries(
    rows.map((row) => {
      const fields = row.split(/\s+/);
      const device = fields[0]?.replace(/\\([0-7]{3})/g, (_, code: string) => String.fromCharCode(parseInt(code, 8)));
      return [device ?? '', Number(fields[4])];
    }),
  );
}

/** How a person would make the change. */
export function renderKernelChange(change: KernelChange): string {
  switch (change.type) {
    case 'sysctl':
      return `sysctl -w '${change.name}=${change.value}'`;
    case 'module':
      return `rmmod ${change.name}`;
    case 'swap':
      return `swapon '${change.device}'`;
  }
}

async function applyChange(change: KernelChange): Promise<void> {
  switch (change.type) {
    case 'sysctl':
      await writeFile(sysctlFile(change.name), change.value).catch(() => undefined);
      return;
    case 'module':
      // Not `modprobe -r`: that takes along what the module needs, which may have been there before.
      await runCommand('rmmod', [change.name]);
      return;
    case 'swap': {
      // A negative priority is the kernel's own choice, and cannot be asked for.
      const priority = change.priority < 0 ? [] : ['--priority', String(change.priority)];
      await runCommand('swapon', [...priority, change.device]);
      return;
    }
  }
}

function sysctlFile(name: string): string {
  return path.join('/proc/sys', name.replaceAll('.', '/'));
}

/** The text of a file; nothing where it cannot be read. */
function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}
