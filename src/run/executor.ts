import type {Host} from '../model/inventory.ts';
import type {Opening, SessionOptions} from './session.ts';

export type ExecutorOptions = SessionOptions;

/** Opens a session on a host; both executors pass one shared suite. */
export type OpenSession = (host: Host, options: ExecutorOptions) => Promise<Opening>;
