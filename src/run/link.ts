import {setTimeout as pause} from 'node:timers/promises';
import {execa} from 'execa';
import {systemPath} from '../model/plan.ts';
import type {Link} from './session.ts';

/** The words that a login shell of any kind runs: a bash in a clean environment that reads its program from stdin. */
export const bootstrap: readonly string[] = [
  'env',
  '-i',
  'HOME=/root',
  'USER=root',
  'LC_ALL=C',
  'TERM=dumb',
  `PATH=${systemPath}`,
  'bash',
  '--norc',
  '--noprofile',
  '-s',
];

/** Seconds in which its last words must have come once it has ended. */
const secondsToDrain = 1;

/** Starts the process that carries a session. */
export function startLink(file: string, words: readonly string[], options: {detached: boolean}): Link {
  const child = execa(file, words, {
    ...options,
    stdin: 'pipe',
    stdout: 'pipe',
    stderr: 'pipe',
    buffer: false,
    reject: false,
    encoding: 'buffer',
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString('utf8')).slice(-4096);
  });
  // A link that is cut while we write is no error of its own: its end says why.
  child.stdin.on('error', () => undefined);
  const exited = new Promise((resolve) => child.nodeChildProcess.once('exit', resolve));
  const ended = Promise.race([
    child.then(({shortMessage}) => shortMessage),
    exited.then(() => pause(secondsToDrain * 1000, undefined, {ref: false})),
  ]).then((message) => {
    // Whoever it left behind may keep the other ends open.
    for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
    return said.trim() || message || `${file} ended`;
  });
  return {
    stdin: child.stdin,
    stdout: child.stdout,
    stderr: child.stderr,
    ended,
    kill: () => void child.kill('SIGKILL'),
  };
}
