import type {OpenSession} from '../run/executor.ts';
import {openLocalSession} from '../run/local.ts';
import {openSshSession} from '../run/ssh.ts';

/** The executor that the inventory asks for. */
export const openHostSession: OpenSession = (host, options) =>
  host.connection === 'local' ? openLocalSession(host, options) : openSshSession(host, options);
