import type {Host} from '../model/inventory.ts';
import type {ExecutorOptions} from './executor.ts';
import {bootstrap, startLink} from './link.ts';
import {openSession, type Opening} from './session.ts';

/** This machine, through the same wrapper, in a session of its own so that Ctrl-C is left to the runner. */
export function openLocalSession(host: Host, options: ExecutorOptions): Promise<Opening> {
  const [file = 'env', ...words] = host.become ? ['sudo', '-n', '--', ...bootstrap] : bootstrap;
  return openSession(startLink(file, words, {detached: true}), options);
}
