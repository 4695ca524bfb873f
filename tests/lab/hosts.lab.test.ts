import {readFile, readdir} from 'node:fs/promises';
import {homedir, tmpdir} from 'node:os';
import path from 'node:path';
import {execa} from 'execa';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {parse} from 'yaml';
import {listCgroupProcesses, parseCgroupMounts} from '../../src/lab/cgroups.ts';
import {readHostProcesses} from '../../src/lab/host-container.ts';
import {downLab, resetLab, upLab, type LabReady} from '../../src/lab/lab.ts';
import {labHosts} from '../../src/lab/lab-hosts.ts';
import type {LabProgress, UpLabOptions} from '../../src/lab/lab-options.ts';
import {createLabPaths} from '../../src/lab/lab-paths.ts';
import {labSshCommand} from '../../src/lab/lab-ssh-command.ts';
import {readLabStatus} from '../../src/lab/lab-status.ts';
import {enterNetwork, listNetworkProcesses} from '../../src/lab/network.ts';
import {loadProcessIdentity, signalProcess, waitForExit} from '../../src/lab/process-identity.ts';

/*
 * A lab of its own, beside the one that may be up. Needs root and Debian; minutes where the base image has to be
 * built. The state folder has a fixed name, so that the next run tidies up after one that was killed.
 */
const events: LabProgress[] = [];
const options: UpLabOptions = {
  name: 'labtest',
  cacheDirectory: path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'runbook'),
  stateDirectory: path.join(tmpdir(), 'runbook-labtest'),
  signal: new AbortController().signal,
  report: (event) => events.push(event),
  nodePath: process.execPath,
  vars: {region: 'here'},
};
const lab = createLabPaths(options);
const [master, node01] = labHosts as [(typeof labHosts)[0], (typeof labHosts)[0]];
let ready: LabReady;

beforeAll(async () => {
  await downLab(options);
  ready = await upLab(options);
}, 600_000);
afterAll(() => downLab(options), 60_000);

async function onHost(host: string, command: string): Promise<string> {
  const {file, args} = await labSshCommand(host, options, [command]);
  const {stdout, stderr, exitCode} = await execa(file, [...args], {reject: false});
  return exitCode === 0 ? stdout : `exit ${exitCode}: ${stdout}${stderr}`;
}

async function untilStopped(host: typeof master): Promise<void> {
  await expect.poll(() => readHostProcesses(lab, host), {timeout: 10_000}).toBeUndefined();
}

/** The boot of process 1, which a container's own boot id tells. */
const bootId = 'cat /proc/sys/kernel/random/boot_id';

test.each(labHosts)('$name answers plain ssh by name and address, and is a whole systemd host', async (host) => {
  expect(await onHost(host.name, 'hostname; cat /etc/hostname')).toBe(`${host.firstHostName}\n${host.firstHostName}`);
  expect(await onHost(host.ip, 'ip -4 -o addr show host0')).toContain(`${host.ip}/24`);
  expect(await onHost(host.name, 'systemctl is-system-running --wait')).toBe('running');
  expect(await onHost(host.name, 'readlink /etc/localtime; swapon --noheadings')).toBe('/usr/share/zoneinfo/Etc/UTC');
  expect(await onHost(host.name, 'logger -t labtest hello; sleep 0.3; journalctl -q -t labtest -o cat')).toBe('hello');
  expect(
    await onHost(
      host.name,
      'touch /proc/sys/vm/swappiness && mkdir /sys/fs/cgroup/pids/x && rmdir /sys/fs/cgroup/pids/x',
    ),
  ).toBe('');
});

test('modules that the kernel has can be loaded, others cannot', async () => {
  const load = 'modprobe overlay && modprobe br_netfilter && cat /proc/sys/net/bridge/bridge-nf-call-iptables';
  expect(await onHost('master', load)).toMatch(/^[01]$/);
  expect(await onHost('master', 'modprobe no_such_module')).toMatch(/^exit 1: /);
});

test('each host has a machine id and cgroups of its own', async () => {
  const ids = await Promise.all(labHosts.map(({name}) => onHost(name, 'cat /etc/machine-id')));
  expect(new Set(ids).size).toBe(3);
  const processes = await Promise.all(labHosts.map(({name}) => listCgroupProcesses(`labtest-${name}`)));
  const all = processes.flat();
  expect(all.length).toBeGreaterThan(15);
  expect(new Set(all).size).toBe(all.length);
});

test('hosts reach each other and the mirror, whose bytes are those that the inventory names', async () => {
  expect(await onHost('node01', 'ping -c1 -W2 172.16.0.68 >/dev/null && echo reached')).toBe('reached');
  const {all} = parse(await readFile(ready.inventory, 'utf8')) as {all: {vars: Record<string, string>}};
  const etcd = ready.artifacts.find(({name}) => name === 'etcd');
  expect(all.vars).toMatchObject({etcd: etcd?.version, etcd_sha256: etcd?.sha256, region: 'here'});
  const release = `${all.vars['github_url']}/etcd-io/etcd/releases/download/v${all.vars['etcd']}`;
  const archive = `etcd-v${all.vars['etcd']}-linux-amd64.tar.gz`;
  const fetch = `set -e; cd /tmp; curl -fsSO ${release}/${archive}; curl -fsSO ${release}/SHA256SUMS; sha256sum -c --quiet SHA256SUMS`;
  expect(await onHost('master', `${fetch}; sha256sum ${archive} | cut -d' ' -f1`)).toBe(all.vars['etcd_sha256']);
  const run = `cd /tmp; tar xf ${archive}; etcd-v${all.vars['etcd']}-linux-amd64/etcd --version | head -1`;
  expect(await onHost('master', run)).toBe(`etcd Version: ${all.vars['etcd']}`);
});

test('up again changes nothing', async () => {
  const before = await Promise.all(labHosts.map((host) => readHostProcesses(lab, host)));
  await upLab(options);
  expect(await Promise.all(labHosts.map((host) => readHostProcesses(lab, host)))).toEqual(before);
}, 60_000);

test('a host name that was set and a file survive a reboot from inside; the host returns by itself', async () => {
  await onHost('master', 'hostnamectl set-hostname master; echo kept >/root/kept');
  const before = await onHost('master', bootId);
  const loop = (await readHostProcesses(lab, master))?.loop;
  await onHost('master', 'systemctl reboot');
  await expect.poll(() => onHost('master', bootId), {timeout: 60_000, interval: 300}).toMatch(/^[0-9a-f-]{36}$/);
  await expect.poll(() => onHost('master', bootId), {timeout: 60_000, interval: 300}).not.toBe(before);
  await expect.poll(() => onHost('master', 'hostname; cat /root/kept'), {timeout: 30_000}).toBe('master\nkept');
  expect(await onHost('master', 'ip -4 -o addr show host0')).toContain('172.16.0.67/24');
  expect((await readHostProcesses(lab, master))?.loop).toEqual(loop);
}, 120_000);

test('a host whose systemd-nspawn was killed is repaired by up, with its files', async () => {
  await onHost('node01', 'echo kept >/root/kept; sync');
  const processes = await readHostProcesses(lab, node01);
  await signalProcess(processes?.nspawn, 'KILL');
  await untilStopped(node01);
  expect(await waitForExit(processes?.init, 5000)).toBe(true);
  expect((await readLabStatus(options)).hosts.map(({status}) => status)).toEqual(['ready', 'stopped', 'ready']);
  await upLab(options);
  expect(await onHost('node01', 'cat /root/kept')).toBe('kept');
}, 60_000);

test('a mirror that was killed is started by up', async () => {
  await signalProcess(await loadProcessIdentity(lab.mirrorProcess), 'KILL');
  await expect.poll(async () => (await readLabStatus(options)).mirror, {timeout: 10_000}).toBe(false);
  await upLab(options);
  expect((await readLabStatus(options)).mirror).toBe(true);
}, 60_000);

test('reset takes every host back to the base and keeps its keys', async () => {
  const id = await onHost('master', 'cat /etc/machine-id');
  await resetLab(options);
  expect(await onHost('master', 'hostname; ls /root')).toBe('debian-67');
  expect(await onHost('node01', 'hostname; ls /root')).toBe('debian-66');
  expect(await onHost('master', 'cat /etc/machine-id')).toBe(id);
}, 120_000);

test('down shuts the hosts down properly and leaves nothing', async () => {
  // A unit that says good-bye when it is stopped, and one who hears it.
  const unit = ['[Unit]', 'After=network.target', '[Service]', 'Type=oneshot', 'RemainAfterExit=yes'];
  const stop = 'ExecStop=bash -c "echo good-bye >/dev/tcp/172.16.0.1/8080"';
  const text = [...unit, 'ExecStart=true', stop].join('\\n');
  const listen = ['socat', '-u', 'TCP-LISTEN:8080,bind=172.16.0.1', 'STDOUT'];
  const [enter = '', ...args] = [...enterNetwork(lab.name), ...listen];
  const listener = execa(enter, args, {reject: false, timeout: 50_000});
  const start = `printf '${text}\\n' >/run/systemd/system/polite.service; systemctl start polite`;
  expect(await onHost('master', start)).toBe('');
  const processes = await Promise.all(labHosts.map((host) => readHostProcesses(lab, host)));
  events.length = 0;
  await downLab(options);
  expect((await listener).stdout).toBe('good-bye');
  expect(events.map(({step, of}) => `${step}/${of}`)).toContain('3/3');

  for (const host of processes) expect(await waitForExit(host?.init, 0)).toBe(true);
  const hierarchies = parseCgroupMounts(await readFile('/proc/mounts', 'utf8'));
  const groups = await Promise.all(hierarchies.map((directory) => readdir(directory)));
  expect(groups.flat().filter((name) => name.startsWith('labtest-'))).toEqual([]);
  const {stdout: namespaces} = await execa('ip', ['netns', 'list']);
  expect(namespaces).not.toContain('labtest');
  expect(await listNetworkProcesses('labtest')).toEqual([]);
  expect(await readFile('/proc/self/mountinfo', 'utf8')).not.toMatch(/labtest/);
  expect(await readdir(options.stateDirectory)).toEqual(['labtest.lock']);
  expect(await readLabStatus(options)).toEqual({
    name: 'labtest',
    network: false,
    mirror: false,
    hosts: labHosts.map(({name, ip}) => ({name, ip, status: 'absent'})),
  });
}, 60_000);

test('down where there is no lab does nothing', async () => {
  await downLab(options);
});
