import {mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {lastLines, runCommand} from '../src/lab/command.ts';
import {startDetached} from '../src/lab/detached-process.ts';
import {createKey} from '../src/lab/host-root.ts';
import {labHosts, type LabHost} from '../src/lab/lab-hosts.ts';
import {installPackages, listMissingPackages} from '../src/lab/packages.ts';
import {isRunning, loadProcessIdentity, signalProcess, waitForExit} from '../src/lab/process-identity.ts';
import {explainFailure} from './explain-failure.ts';
import {parseOptions, refuse} from './parse-options.ts';
import {createHostFiles, listCards, portOf, renderSshConfig} from './virtual-hosts/host-files.ts';
import {loadBase, loadDisk} from './virtual-hosts/image.ts';

/**
 * `npm run virtual-hosts -- up | down`: three virtual machines with a bare Debian 12 and a kernel each, for runs on the
 * default target; unlike the lab's hosts they reach the internet. `.github/virtual-hosts.yaml` is their inventory. QEMU
 * runs them, with KVM where the machine has it. Their network is a multicast group on the loopback interface.
 *
 * Everything is in `.virtual-hosts/` of the folder where it is called: disks, keys, QEMU's and the consoles' output.
 * `down` leaves only the base of the disks there. Ends with 1 where a host cannot be reached within `--patience` seconds.
 * `--accel tcg` does without KVM, and is some eight times slower.
 */
const folder = path.resolve('.virtual-hosts');
const memoryMegabytes = 3072;
const diskGigabytes = 20;
const needed = ['qemu-system-x86', 'debootstrap', 'e2fsprogs', 'openssh-client'];

const {values, positionals} = parseOptions({
  allowPositionals: true,
  options: {accel: {type: 'string', default: 'kvm:tcg'}, patience: {type: 'string', default: '300'}},
});
const patience = Number(values.patience) * 1000;
if (!(patience > 0)) refuse(`--patience is a number of seconds, not ${values.patience}`);

const {signal} = stopOnSignals();
const [command = '', ...more] = positionals;
if (more.length > 0 || !['up', 'down'].includes(command)) refuse('which? npm run virtual-hosts -- up | down');
try {
  await (command === 'up' ? up() : down());
} catch (error) {
  process.exitCode = explainFailure(error, signal);
}

/** Ctrl-C stops what is being made; hosts that run already stay. */
function stopOnSignals(): AbortController {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => controller.abort());
  return controller;
}

async function up(): Promise<void> {
  const missing = await listMissingPackages(needed);
  await installPackages(missing, {report: ({text}) => console.log(text.en), signal});
  await mkdir(folder, {recursive: true, mode: 0o700});
  console.log('making the base of the disks, unless it is there');
  await loadBase(inFolder('base'), signal);
  await createKey(inFolder('identity'), 'runbook');
  await writeAccess();
  for (const host of labHosts) await start(host);
  for (const host of labHosts) await waitForHost(host);
  console.log('up: npx runbook exec binary-install --target debian-12 --inventory .github/virtual-hosts.yaml');
}

/** Makes the keys of the hosts and how ssh reaches them. */
async function writeAccess(): Promise<void> {
  const known: string[] = [];
  for (const host of labHosts) {
    await createKey(inFolder(`${host.name}.key`), host.firstHostName);
    const key = await readFile(inFolder(`${host.name}.key.pub`), 'utf8');
    known.push(`[127.0.0.1]:${portOf(host)} ${key.split(' ').slice(0, 2).join(' ')}`);
  }
  await writeFile(inFolder('known_hosts'), `${known.join('\n')}\n`);
  await writeFile(inFolder('ssh_config'), renderSshConfig(labHosts, inFolder('identity'), inFolder('known_hosts')));
}

async function start(host: LabHost): Promise<void> {
  const record = inFolder(`${host.name}.process`);
  if (await isRunning(await loadProcessIdentity(record))) return;
  console.log(`making the disk of ${host.name}, unless it is there`);
  const files = await createHostFiles(host, inFolder(`${host.name}.key`), inFolder('identity'));
  await loadDisk(inFolder(`${host.name}.disk`), {base: inFolder('base'), files, gigabytes: diskGigabytes, signal});
  console.log(`starting ${host.name}`);
  await startDetached({record, log: inFolder(`${host.name}.log`), command: await createCommand(host)});
}

async function createCommand(host: LabHost): Promise<string[]> {
  const boot = inFolder('base/boot');
  const files = await readdir(boot);
  const inBoot = (prefix: string) => path.join(boot, files.find((name) => name.startsWith(prefix)) ?? prefix);
  const cards = listCards(host);
  return [
    ...['qemu-system-x86_64', '-name', host.name, '-nodefaults', '-display', 'none'],
    ...['-machine', `q35,accel=${values.accel}`, '-cpu', 'max', '-smp', '2', '-m', `${memoryMegabytes}`],
    ...['-kernel', inBoot('vmlinuz-'), '-initrd', inBoot('initrd.img-')],
    ...['-append', 'root=/dev/vda rw console=ttyS0 net.ifnames=0'],
    ...['-serial', `file:${inFolder(`${host.name}.console`)}`, '-device', 'virtio-rng-pci'],
    ...['-drive', `file=${inFolder(`${host.name}.disk`)},if=virtio,format=raw,cache=unsafe`],
    ...['-netdev', `user,id=internet,ipv6=off,hostfwd=tcp:127.0.0.1:${portOf(host)}-:22`],
    ...['-device', `virtio-net-pci,netdev=internet,mac=${cards.internet}`],
    ...['-netdev', 'socket,id=hosts,mcast=230.0.0.1:17216,localaddr=127.0.0.1'],
    ...['-device', `virtio-net-pci,netdev=hosts,mac=${cards.hosts}`],
  ];
}

async function waitForHost({name}: LabHost): Promise<void> {
  const end = performance.now() + patience;
  const words = ['-F', inFolder('ssh_config'), '-o', 'ConnectTimeout=10', name, 'true'];
  for (;;) {
    const tried = await runCommand('ssh', words, {signal});
    if (tried.status === 'done') return;
    if (performance.now() > end || !(await isRunning(await loadProcessIdentity(inFolder(`${name}.process`))))) {
      const outputs = await Promise.all(
        ['log', 'console'].map((each) => readFile(inFolder(`${name}.${each}`), 'utf8').catch(() => '')),
      );
      console.error(lastLines(outputs.join('\n'), 40));
      console.error(`error: ${name} cannot be reached: ${lastLines(tried.stderr, 1)}`);
      console.error(
        '  Above is what it printed. Where KVM is at fault: npm run virtual-hosts -- down, then up --accel tcg',
      );
      process.exit(1);
    }
    await sleep(2_000, undefined, {signal});
  }
}

async function down(): Promise<void> {
  for (const {name} of labHosts) {
    const identity = await loadProcessIdentity(inFolder(`${name}.process`));
    await signalProcess(identity, 'TERM');
    if (!(await waitForExit(identity, 20_000))) await signalProcess(identity, 'KILL');
  }
  const left = (await readdir(folder).catch(() => [])).filter((name) => name !== 'base');
  for (const name of left) await rm(inFolder(name), {recursive: true, force: true});
}

function inFolder(name: string): string {
  return path.join(folder, name);
}
