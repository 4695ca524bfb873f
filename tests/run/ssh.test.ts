import {existsSync} from 'node:fs';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {openSshSession} from '../../src/run/ssh.ts';
import {isRoot} from '../helpers/hosts.ts';
import {startOwnSshd, type OwnSshd, type sshUsers} from '../helpers/own-sshd.ts';
import {findProcesses, listDescendants, waitUntilGone} from '../helpers/processes.ts';
import {expectSession, runScript} from '../helpers/run-script.ts';
import {describeExecutor} from './executor-suite.ts';

const options = {
  path: '/usr/bin:/bin',
  holder: '',
  interactive: false,
  signal: new AbortController().signal,
};

describeExecutor('ssh', async () => {
  const sshd = await startOwnSshd();
  return {open: openSshSession, host: sshd.host('root'), stop: () => sshd[Symbol.asyncDispose]()};
});

describe.skipIf(!isRoot)('ssh (needs root)', () => {
  let sshd: OwnSshd;
  beforeAll(async () => {
    sshd = await startOwnSshd();
  });
  afterAll(() => sshd[Symbol.asyncDispose]());

  describe('login shells and messages of the day', () => {
    it.each([
      ['dash', '/bin/dash'],
      ['tcsh', '/usr/bin/tcsh'],
      ['noisy', '/bin/dash'],
    ] as const)('%s', async (user: keyof typeof sshUsers, shell) => {
      // tests/install-packages.ts brings it.
      if (!existsSync(shell)) return;
      const session = expectSession(await openSshSession(sshd.host(user), options));
      const {result, text} = await runScript(
        session,
        'echo "$0 ${BASH_VERSION:+bash}"; [[ x == x ]]; false | cat || echo failed',
      );
      expect(text).toBe('bash bash\nfailed\n');
      expect(result).toMatchObject({exitCode: 0, reachedEnd: true});
      await session.close();
    });
  });

  describe.skipIf(!existsSync('/usr/bin/sudo'))('a user who is not root (needs sudo)', () => {
    it('becomes root through sudo', async () => {
      const session = expectSession(await openSshSession(sshd.host('helper', {become: true}), options));
      const {text} = await runScript(session, 'id -u; echo "$HOME $USER ${SUDO_USER-unset}"; pwd');
      expect(text).toBe('0\n/root root unset\n/\n');
      await session.close();
    });

    it('leaves nothing running when cancelled or lost', async () => {
      const session = expectSession(await openSshSession(sshd.host('helper', {become: true}), options));
      const {result} = await runScript(session, 'sleep 616.001', {timeoutSeconds: 0.3});
      expect(result).toMatchObject({status: 'timed-out'});
      void runScript(session, 'sleep 616.001');
      await new Promise((resolve) => setTimeout(resolve, 300));
      await session.close();
      expect(await waitUntilGone('sleep 616.001', 3)).toBeDefined();
    });

    it('says why where sudo refuses', async () => {
      const opening = await openSshSession(sshd.host('stranger', {become: true}), options);
      expect(opening).toMatchObject({status: 'unreachable', detail: expect.stringContaining('password is required')});
    });

    it('is refused without sudo', async () => {
      const opening = await openSshSession(sshd.host('stranger'), options);
      expect(opening).toMatchObject({status: 'unreachable', detail: expect.stringMatching(/root/)});
    });
  });

  it('says why a host cannot be reached', async () => {
    const host = sshd.host('root', {port: 1});
    const opening = await openSshSession(host, options);
    expect(opening).toMatchObject({status: 'unreachable', detail: expect.stringMatching(/refused/)});
  });

  it('refuses a host whose key has changed', async () => {
    await using other = await startOwnSshd();
    const {port} = other.host('root');
    const host = sshd.host('root', {
      port,
      sshArguments: [...sshd.host('root').sshArguments, '-o', 'HostKeyAlias=x', '-o', 'StrictHostKeyChecking=yes'],
    });
    const opening = await openSshSession(host, options);
    expect(opening).toMatchObject({status: 'unreachable', detail: expect.stringMatching(/verification failed/i)});
  });

  it('reports lost when the server side of a session is killed', async () => {
    const session = expectSession(await openSshSession(sshd.host('root'), options));
    const ran = runScript(session, 'sleep 617.001');
    await new Promise((resolve) => setTimeout(resolve, 300));
    const [sleep] = await findProcesses('sleep 617.001');
    const server = await findSshdAbove(sleep?.parent ?? 0);
    process.kill(server, 'SIGKILL');
    expect((await ran).result).toMatchObject({status: 'lost'});
    expect(session.readLoss()).not.toBe('');
    expect(await waitUntilGone('sleep 617.001', 3)).toBeDefined();
  });

  it('ends both sides when the link is cut', {timeout: 40_000}, async () => {
    const before = new Set((await listDescendants(process.pid)).map(({pid}) => pid));
    const session = expectSession(await openSshSession(sshd.host('root'), options));
    const client = (await listDescendants(process.pid)).find(
      ({pid, command}) => !before.has(pid) && command.startsWith('ssh '),
    );
    const loud = runScript(session, 'trap "" TERM; yes sleep 618.001', {timeoutSeconds: 60});
    await new Promise((resolve) => setTimeout(resolve, 300));
    process.kill(client?.pid ?? 0, 'SIGSTOP');
    const cut = Date.now();
    expect(await waitUntilGone('yes sleep 618.001', 19)).toBeDefined();
    expect((await loud).result).toMatchObject({status: 'lost'});
    expect((Date.now() - cut) / 1000).toBeLessThan(21);
  });
});

async function findSshdAbove(pid: number): Promise<number> {
  const {listProcesses} = await import('../helpers/processes.ts');
  const all = await listProcesses();
  let at = all.find((each) => each.pid === pid);
  while (at !== undefined && !at.command.startsWith('sshd:')) at = all.find((each) => each.pid === at?.parent);
  if (at === undefined) throw new Error('no sshd above');
  return at.pid;
}
