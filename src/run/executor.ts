import type {Host} from '../model/inventory.ts';
import type {Opening, SessionOptions} from './session.ts';

export interface ExecutorOptions extends SessionOptions {
  /** `port` of the host's loopback leads to the port `to` of the runner's, as long as the session lasts. */
  readonly forward?: {readonly port: number; readonly to: number} | undefined;
}

/** Opens a session on a host; both executors pass one shared suite. */
export type OpenSession = (host: Host, options: ExecutorOptions) => Promise<Opening>;
