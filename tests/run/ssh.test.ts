import {existsSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {setTimeout as pause} from 'node:timers/promises';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {openSshSession} from '../../src/run/ssh.ts';
import {isRoot} from '../helpers/hosts.ts';
import {startOwnSshd, type OwnSshd, type sshUsers} from '../helpers/own-sshd.ts';
import {findProcesses, listProcesses, waitUntilGone} from '../helpers/processes.ts';
import {createNap, expectSession, runScript} from '../helpers/run-script.ts';
import {startTcpProxy} from '../helpers/tcp-proxy.ts';

const nap = createNap();
const options = {
  path: '/usr/bin:/bin',
  holder: '',
  interactive: false,
  signal: new AbortController().signal,
};

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

  it("gives the host a way to a port of the runner's, as long as the session lasts", async () => {
    const server = createServer((_, response) => response.end('from the runner'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const to = (server.address() as AddressInfo).port;
    const forward = {port: 18_642, to};
    const ask = 'curl --silent --max-time 5 http://127.0.0.1:18642/ || echo none';
    try {
      const session = expectSession(await openSshSession(sshd.host('root'), {...options, forward}));
      expect((await runScript(session, ask)).text).toBe('from the runner');
      const second = await openSshSession(sshd.host('root'), {...options, forward});
      expect(second).toMatchObject({
        status: 'unreachable',
        detail: expect.stringContaining('remote port forwarding failed for listen port 18642') as unknown,
      });
      await session.close();
      const after = expectSession(await openSshSession(sshd.host('root'), options));
      expect((await runScript(after, ask)).text).toBe('none\n');
      await after.close();
    } finally {
      server.close();
      server.closeAllConnections();
    }
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
      const {result} = await runScript(session, `${nap}6`, {timeoutSeconds: 0.3});
      expect(result).toMatchObject({status: 'timed-out'});
      void runScript(session, `${nap}6`);
      await pause(300);
      await session.close();
      expect(await waitUntilGone(`${nap}6`, 3)).toBeDefined();
    });

    it('says why where sudo refuses', async () => {
      const opening = await openSshSession(sshd.host('stranger', {become: true}), options);
      expect(opening).toMatchObject({
        status: 'unreachable',
        detail: expect.stringContaining('password is required') as unknown,
      });
    });

    it('is refused without sudo', async () => {
      const opening = await openSshSession(sshd.host('stranger'), options);
      expect(opening).toMatchObject({status: 'unreachable', detail: expect.stringMatching(/root/) as unknown});
    });
  });

  it('says why a host cannot be reached', async () => {
    const host = sshd.host('root', {port: 1});
    const opening = await openSshSession(host, options);
    expect(opening).toMatchObject({status: 'unreachable', detail: expect.stringMatching(/refused/) as unknown});
  });

  it('refuses a host whose key has changed', async () => {
    await using other = await startOwnSshd();
    const {port} = other.host('root');
    const host = sshd.host('root', {
      port,
      sshArguments: [...sshd.host('root').sshArguments, '-o', 'HostKeyAlias=x', '-o', 'StrictHostKeyChecking=yes'],
    });
    const opening = await openSshSession(host, options);
    expect(opening).toMatchObject({
      status: 'unreachable',
      detail: expect.stringMatching(/verification failed/i) as unknown,
    });
  });

  it('reports lost when the server side of a session is killed', async () => {
    const session = expectSession(await openSshSession(sshd.host('root'), options));
    const ran = runScript(session, `${nap}7`);
    await pause(300);
    const [sleep] = await findProcesses(`${nap}7`);
    const server = await findSshdAbove(sleep?.parent ?? 0);
    process.kill(server, 'SIGKILL');
    expect((await ran).result).toMatchObject({status: 'lost'});
    expect(session.readLoss()).not.toBe('');
    expect(await waitUntilGone(`${nap}7`, 3)).toBeDefined();
  });

  it('ends both sides when the link is cut', async () => {
    const direct = sshd.host('root');
    await using proxy = await startTcpProxy(direct.port ?? 0);
    const alias = ['-o', `HostKeyAlias=[127.0.0.1]:${direct.port}`];
    const host = {...direct, port: proxy.port, sshArguments: [...direct.sshArguments, ...alias]};
    const holder = 'me@there run-1';
    const session = expectSession(await openSshSession(host, {...options, holder}));
    const loud = runScript(session, `trap "" TERM; yes ${nap}8`, {timeoutSeconds: 60});
    await pause(300);
    proxy.cut();
    const cut = Date.now();
    const elapsed = (): number => (Date.now() - cut) / 1000;
    expect(await waitUntilGone(`yes ${nap}8`, 18)).toBeDefined();
    let again = await openSshSession(direct, {...options, holder});
    while (again.status === 'locked' && elapsed() < 30) again = await openSshSession(direct, {...options, holder});
    await expectSession(again).close();
    expect((await loud).result).toMatchObject({status: 'lost'});
    expect(session.readLoss()).toBe('no answer for 15 s');
  });
});

async function findSshdAbove(pid: number): Promise<number> {
  const all = await listProcesses();
  let at = all.find((each) => each.pid === pid);
  while (at !== undefined && !at.command.startsWith('sshd:')) at = all.find((each) => each.pid === at?.parent);
  if (at === undefined) throw new Error('no sshd above');
  return at.pid;
}
