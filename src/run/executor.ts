import type {Host} from '../model/inventory.ts';
import type {Opening, SessionOptions} from './session.ts';

export interface ExecutorOptions extends SessionOptions {
  /** ssh may ask for a password or a passphrase on the terminal. */
  readonly interactive: boolean;
  readonly signal: AbortSignal;
}

/** Opens a session on a host; both executors pass one shared suite. */
export type OpenSession = (host: Host, options: ExecutorOptions) => Promise<Opening>;
