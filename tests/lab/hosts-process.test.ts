import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {parseCgroupMounts} from '../../src/lab/cgroups.ts';
import {startDetached} from '../../src/lab/detached-process.ts';
import {withLock} from '../../src/lab/lock.ts';
import {
  isRunning,
  loadProcessIdentity,
  parseProcessIdentity,
  parseStat,
  readProcessIdentity,
  signalProcess,
  waitForExit,
} from '../../src/lab/process-identity.ts';

const {signal} = new AbortController();
let directory = '';

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'runbook-lab-'));
});
afterEach(() => rm(directory, {recursive: true, force: true}));

test('a process with spaces and parentheses in its name is read right', () => {
  const rest = Array.from({length: 17}, (_, index) => String(index + 5)).join(' ');
  expect(parseStat(`42 (a) S 7 (b) R 12 ${rest} 999 0 0`)).toEqual({state: 'R', parent: 12, start: '999'});
});

test.each([
  '',
  '12',
  '12 34',
  '0 34 ee9e7ff4-dd08-485b-beaf-5c20a5e8177b',
  '-1 34 ee9e7ff4-dd08-485b-beaf-5c20a5e8177b',
])('%j is no record of a process', (text) => expect(parseProcessIdentity(text)).toBeUndefined());

test('a signal reaches the recorded process and never another that has its number', async () => {
  const child = spawn('sleep', ['60'], {stdio: 'ignore'});
  await once(child, 'spawn');
  const identity = await readProcessIdentity(child.pid ?? 0);
  expect(await isRunning(identity)).toBe(true);
  if (identity === undefined) throw new Error('no identity');

  const earlier = {...identity, start: String(Number(identity.start) - 1)};
  const otherBoot = {...identity, boot: '00000000-0000-0000-0000-000000000000'};
  for (const stranger of [earlier, otherBoot]) {
    expect(await isRunning(stranger)).toBe(false);
    await signalProcess(stranger, 'KILL');
  }
  expect(await isRunning(identity)).toBe(true);

  await signalProcess(identity, 'TERM');
  expect(await waitForExit(identity, 5000)).toBe(true);
  expect(await isRunning(identity)).toBe(false);
});

test('a detached process records itself, has a session of its own and writes to its log', async () => {
  const record = path.join(directory, 'record');
  const log = path.join(directory, 'log');
  await startDetached({record, log, command: ['sh', '-c', 'echo begun; exec sleep 60']});
  const identity = await loadProcessIdentity(record);
  const stat = await readFile(`/proc/${identity?.pid}/stat`, 'utf8');
  const [session] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(3);
  expect(session).toBe(String(identity?.pid));
  await expect.poll(() => readFile(log, 'utf8'), {timeout: 20_000}).toBe('begun\n');
  await signalProcess(identity, 'TERM');
  expect(await waitForExit(identity, 5000)).toBe(true);
});

test('a command that cannot be started is told, with the log', async () => {
  const record = path.join(directory, 'no-such-folder', 'record');
  const log = path.join(directory, 'log');
  await expect(startDetached({record, log, command: ['true'], patience: 300})).rejects.toThrow(/did not start/);
});

test('work under a lock never overlaps, and the one that waits says so once', async () => {
  const file = path.join(directory, 'lock');
  const events: string[] = [];
  const work = async (name: string): Promise<void> => {
    events.push(`${name} in`);
    await new Promise((resolve) => setTimeout(resolve, 800));
    events.push(`${name} out`);
  };
  const first = withLock({file, signal}, () => work('first'));
  await expect.poll(() => events).toEqual(['first in']);
  let waits = 0;
  await Promise.all([first, withLock({file, signal, onWait: () => (waits += 1)}, () => work('second'))]);
  expect(events).toEqual(['first in', 'first out', 'second in', 'second out']);
  expect(waits).toBe(1);
});

test('a failure of the work lets go of the lock', async () => {
  const file = path.join(directory, 'lock');
  await expect(withLock({file, signal}, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await withLock({file, signal}, () => Promise.resolve('next'))).toBe('next');
});

test('waiting for a lock can be cancelled', async () => {
  const file = path.join(directory, 'lock');
  const controller = new AbortController();
  await withLock({file, signal}, async () => {
    const waiting = withLock({file, signal: controller.signal}, () => Promise.resolve());
    controller.abort(new Error('cancelled by test'));
    await expect(waiting).rejects.toThrow('cancelled by test');
  });
});

test('cgroup hierarchies of both versions are found among the mounts', () => {
  const mounts = `proc /proc proc rw 0 0
tmpfs /sys/fs/cgroup tmpfs ro 0 0
cgroup /sys/fs/cgroup/cpu,cpuacct cgroup rw,cpu,cpuacct 0 0
cgroup2 /sys/fs/cgroup/unified cgroup2 rw 0 0
`;
  expect(parseCgroupMounts(mounts)).toEqual(['/sys/fs/cgroup/cpu,cpuacct', '/sys/fs/cgroup/unified']);
});
