import {spawn} from 'node:child_process';
import {chmod, mkdir, readFile, writeFile} from 'node:fs/promises';
import {connect} from 'node:net';
import {setTimeout as pause} from 'node:timers/promises';
import {execa} from 'execa';
import type {Host} from '../../src/model/inventory.ts';
import {createHost} from './hosts.ts';
import {findFreePort} from './free-port.ts';
import {createTemporaryDirectory} from './temporary-directory.ts';

/** Users of the server beside root, each with a login shell of another kind. */
export const sshUsers = {
  dash: {id: 0, shell: '/bin/dash'},
  tcsh: {id: 0, shell: '/usr/bin/tcsh'},
  noisy: {id: 0, shell: 'noisy-shell'},
  /** May become root. */
  helper: {id: 61_001, shell: '/bin/dash'},
  stranger: {id: 61_002, shell: '/bin/dash'},
} as const;

export interface OwnSshd extends AsyncDisposable {
  readonly host: (user: keyof typeof sshUsers | 'root', values?: Partial<Host>) => Host;
}

/** A real ssh server on the loopback, with users, sudoers, a /run and a /var/lib that this machine does not see. */
export async function startOwnSshd(): Promise<OwnSshd> {
  const directory = await createTemporaryDirectory();
  const port = await findFreePort();
  await writeServerFiles(directory.path, port);
  const server = spawn('unshare', ['--mount', '--propagation', 'private', 'sh', '-euc', enter, 'sh', directory.path], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  server.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await waitForPort(port, () => (server.exitCode === null ? undefined : said));
  return {
    host: (user, values = {}) =>
      createHost({
        connection: 'ssh',
        user,
        port,
        privateKeyFile: `${directory.path}/id`,
        sshArguments: ['-F', '/dev/null', '-o', `UserKnownHostsFile=${directory.path}/known_hosts`],
        ...values,
      }),
    [Symbol.asyncDispose]: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill();
      await ended;
      await directory[Symbol.asyncDispose]();
    },
  };
}

const enter = `
mount -t tmpfs tmpfs /run
mount -t tmpfs tmpfs /var/lib
mkdir /run/sshd
for name in passwd shadow sudoers; do
  [ ! -e "/etc/$name" ] || mount --bind "$1/$name" "/etc/$name"
done
exec /usr/sbin/sshd -D -e -f "$1/sshd_config"`;

async function writeServerFiles(path: string, port: number): Promise<void> {
  for (const name of ['host', 'id'])
    await execa('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', `${path}/${name}`]);
  const write = (name: string, lines: readonly string[], mode = 0o644): Promise<void> =>
    writeFile(`${path}/${name}`, `${lines.join('\n')}\n`, {mode});
  const hostKey = (await readFile(`${path}/host.pub`, 'utf8')).trim();
  await write('known_hosts', [`[127.0.0.1]:${port} ${hostKey}`]);
  await write('authorized_keys', [(await readFile(`${path}/id.pub`, 'utf8')).trim()]);
  await write('banner', ['Authorised use only. \0 begin 1 0']);
  await write('sshd_config', [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${path}/host`,
    `AuthorizedKeysFile ${path}/authorized_keys`,
    `Banner ${path}/banner`,
    'PidFile none',
    'StrictModes no',
    'UsePAM no',
    'PasswordAuthentication no',
    'PermitRootLogin yes',
    'MaxStartups 100',
  ]);
  const users = Object.entries(sshUsers);
  const shellOf = (shell: string): string => (shell.startsWith('/') ? shell : `${path}/${shell}`);
  await write('passwd', [
    (await readFile('/etc/passwd', 'utf8')).trim(),
    ...users.map(([name, {id, shell}]) => `${name}:x:${id}:${id}::${path}/home:${shellOf(shell)}`),
  ]);
  const shadow = (await readFile('/etc/shadow', 'utf8')).trim();
  await write('shadow', [shadow, ...users.map(([name]) => `${name}:*:19000::::::`)], 0o600);
  await write('sudoers', ['Defaults use_pty', 'root ALL=(ALL) ALL', 'helper ALL=(ALL) NOPASSWD: ALL']);
  await chmod(`${path}/sudoers`, 0o440);
  await write('noisy-shell', [
    '#!/bin/sh',
    'printf "Welcome!\\n\\0\\033[1m"',
    'echo warning >&2',
    'exec /bin/dash "$@"',
  ]);
  await chmod(`${path}/noisy-shell`, 0o755);
  await mkdir(`${path}/home`, {mode: 0o755});
}

async function waitForPort(port: number, readFailure: () => string | undefined): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const failure = readFailure();
    if (failure !== undefined) throw new Error(`sshd ended: ${failure}`);
    if (await answers(port)) return;
    await pause(50);
  }
  throw new Error('sshd does not answer');
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}
