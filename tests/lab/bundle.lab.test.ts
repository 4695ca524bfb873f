import {appendFile, mkdir, mkdtemp, readFile, rm, symlink} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {delimiter, join} from 'node:path';
import {execa} from 'execa';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {startRegistry, type OwnRegistry} from './own-registry.ts';
import {
  cacheDirectory,
  labDirectory,
  labInventory,
  listOutcomes,
  onHost,
  parseEvents,
  startRunbook,
} from './command-line.ts';

/** All that the machine of the operator has: Node, ssh, a shell and what these two need. */
const programs = ['ssh', 'sh', 'bash', 'dirname', 'nsenter', 'socat', 'ip'];

const kubectl = '/opt/kubernetes/bin/kubectl --kubeconfig /opt/kubernetes/cfg/admin.kubeconfig';

/** Bundle, carry it out of the checkout, cut every network, install: each case goes on from the one before. */
describe('a bundle of binary-install', () => {
  let place = '';
  let registry: OwnRegistry;
  const inPlace = (...names: readonly string[]): string => join(place, ...names);

  beforeAll(async () => {
    place = await mkdtemp(join(tmpdir(), 'runbook-airgap-'));
    await startRunbook(['lab', 'up']);
    const reset = await startRunbook(['lab', 'reset']);
    expect(reset.exitCode, reset.all).toBe(0);
    registry = await startRegistry(inPlace('registry'));
    await mkdir(inPlace('bin'));
    await symlink(process.execPath, inPlace('bin/node'));
    for (const name of programs) await symlink(await locate(name), inPlace('bin', name));
  });

  afterAll(async () => {
    await registry.stop();
    await rm(place, {recursive: true, force: true});
    const up = await startRunbook(['lab', 'up']);
    const reset = await startRunbook(['lab', 'reset']);
    expect([up.exitCode, reset.exitCode], up.all + reset.all).toEqual([0, 0]);
  });

  /** The unpacked runner on a machine without any network but a way to the lab's hosts. */
  const startBundled = (...words: readonly string[]) => {
    const environment = [`PATH=${inPlace('bin')}`, `HOME=${place}`, 'LC_ALL=C.UTF-8'];
    const line = 'ip link set lo up; exec ./runbook "$@"';
    return execa('unshare', ['--net', 'env', '-i', ...environment, 'sh', '-c', line, 'sh', ...words], {
      cwd: inPlace('binary-install-bundle'),
      reject: false,
      all: true,
      stdin: 'ignore',
    });
  };

  it('is written, the same bytes each time, with the images that the steps would pull', async () => {
    Object.assign(process.env, registry.environment);
    const archives = join(cacheDirectory, 'runbook/mirror/images');
    const pause = await registry.push(join(archives, 'pause.tar'), 'pause:3.10.2');
    const busybox = await registry.push(join(archives, 'busybox.tar'), 'library/busybox:1.37.0');
    const images = ['-p', 'images=registry', '-p', `pause_image=${pause}`, '-p', `busybox_image=${busybox}`];
    const write = async (name: string) => {
      const done = await startRunbook(['bundle', 'binary-install', '--lab', ...images, '-o', inPlace(name)]);
      expect(done.exitCode, done.all).toBe(0);
      expect(done.all).toContain(`pulling image 1/2 ${pause}`);
      const {stdout} = await execa('sha256sum', [inPlace(name)]);
      return stdout.split(' ')[0];
    };
    const first = await write('first.tar');
    expect(await write('second.tar')).toBe(first);
    await execa('tar', ['--extract', '--file', 'first.tar'], {cwd: place});
    await rm(inPlace('second.tar'));
    await execa('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], {cwd: inPlace('binary-install-bundle')});
    await registry.stop();
    const {exitCode, all} = await startRunbook([
      'bundle',
      'binary-install',
      '--lab',
      ...images,
      '-o',
      inPlace('x.tar'),
    ]);
    expect(exitCode).toBe(3);
    expect(all).toMatch(/containerd\.mdx:\d+: the image .* could not be pulled: .*connection refused/s);
  });

  it('installs where nothing but the bundle can be reached', async () => {
    const [pid = ''] = (await readFile(join(labDirectory, 'mirror.process'), 'utf8')).split(' ');
    process.kill(Number(pid));
    for (const host of ['master', 'node01'])
      expect(await onHost(host, 'curl --silent --max-time 5 http://172.16.0.1/ || echo cut off')).toBe('cut off');
    const {exitCode, stdout, all} = await startBundled(
      ...['exec', 'binary-install', '-t', 'lab', '-i', labInventory, '--yes', '--format', 'jsonl'],
    );
    expect(exitCode, all.slice(-4000)).toBe(0);
    expect(new Set(Object.values(listOutcomes(parseEvents(stdout))))).toEqual(new Set(['passed']));
    expect(await onHost('master', `${kubectl} get nodes --no-headers | grep -c -w Ready`)).toBe('2');
  });

  it('has nothing left to do the second time, and the hosts keep no way to the runner', async () => {
    const {exitCode, stdout, all} = await startBundled(
      ...['exec', 'binary-install', '-t', 'lab', '-i', labInventory, '--yes', '--format', 'jsonl'],
    );
    expect(exitCode, all.slice(-4000)).toBe(0);
    const acted = Object.entries(listOutcomes(parseEvents(stdout))).filter(([, status]) => status !== 'skipped');
    expect(acted.map(([name]) => name.split(' ')[0]).filter((step) => !step?.startsWith('smoke-'))).toEqual([]);
    expect(await onHost('master', 'ss --listening --tcp --numeric | grep -c :8642 || true')).toBe('0');
  });

  it('refuses an artifact that was damaged, before any host is asked', async () => {
    const file = 'artifacts/172.16.0.1/opencontainers/runc/releases/download/v1.1.5/runc.amd64';
    await appendFile(inPlace('binary-install-bundle', file), 'x');
    const {exitCode, all} = await startBundled('exec', 'binary-install', '-t', 'lab', '-i', labInventory, '--yes');
    expect(exitCode).toBe(3);
    expect(all).toMatch(/runc\.amd64 of the bundle is damaged: its SHA-256 is [0-9a-f]{64}; expected [0-9a-f]{64}/);
  });

  it('serves from the archive as well', async () => {
    const {exitCode, all} = await startRunbook([
      ...['exec', 'binary-install', '-t', 'lab', '-i', labInventory, '--bundle', inPlace('first.tar'), '--yes'],
      ...['--only', 'runc-binary', '--force'],
    ]);
    expect(exitCode, all).toBe(0);
  });
});

async function locate(program: string): Promise<string> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const {failed} = await execa('test', ['-x', join(folder, program)], {reject: false});
    if (!failed) return join(folder, program);
  }
  throw new Error(`${program} is not on PATH`);
}
