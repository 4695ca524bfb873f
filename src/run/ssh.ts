import type {Host} from '../model/inventory.ts';
import type {ExecutorOptions} from './executor.ts';
import {bootstrap, startLink} from './link.ts';
import {quoteWord} from './quote.ts';
import {openSession, type Opening} from './session.ts';

/** One session of the system's OpenSSH, so that ~/.ssh/config, agents, jump hosts and known_hosts all count. */
export function openSshSession(host: Host, options: ExecutorOptions): Promise<Opening> {
  // Ctrl-C reaches the whole foreground group: ssh ignores it, so that the runner can end the remote side in order,
  // and keeps the terminal to ask for a passphrase.
  const words = ['-c', 'trap "" INT; exec "$@"', 'sh', 'ssh', ...listSshWords(host, options)];
  return openSession(startLink('/bin/sh', words, {detached: false}), options);
}

function listSshWords(host: Host, {interactive, forward}: ExecutorOptions): string[] {
  const sudo = host.become ? ['sudo', '-n', '--'] : [];
  return [
    // The user's own come first, since ssh takes the first value that it is told.
    ...host.sshArguments,
    ...['-T', '-o', 'ConnectTimeout=10', '-o', 'ServerAliveInterval=5', '-o', 'ServerAliveCountMax=3'],
    ...['-o', `BatchMode=${interactive ? 'no' : 'yes'}`, '-o', 'RemoteCommand=none'],
    ...(forward === undefined ? ['-o', 'ClearAllForwardings=yes'] : listForwardWords(forward)),
    ...(host.user === undefined ? [] : ['-l', host.user]),
    ...(host.port === undefined ? [] : ['-p', String(host.port)]),
    ...(host.privateKeyFile === undefined ? [] : ['-i', host.privateKeyFile]),
    ...['--', host.address, ['exec', ...sudo, ...bootstrap.map(quoteIfNeeded)].join(' ')],
  ];
}

/** A connection of its own: a shared one would keep the forwarding when the session is over. */
function listForwardWords({port, to}: {readonly port: number; readonly to: number}): string[] {
  const words = ['-o', 'ControlPath=none', '-o', 'ExitOnForwardFailure=yes'];
  return [...words, '-R', `127.0.0.1:${port}:127.0.0.1:${to}`];
}

function quoteIfNeeded(word: string): string {
  return /^[A-Za-z0-9_=:,./-]+$/.test(word) ? word : quoteWord(word);
}
