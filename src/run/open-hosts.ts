import type {Event} from '../model/event.ts';
import type {Host} from '../model/inventory.ts';
import type {OpenSession} from './executor.ts';
import {readHostRecord, type HostRecord} from './host-record.ts';
import type {RunHost} from './host-runner.ts';
import {createOwnScript} from './own-scripts.ts';
import type {Session} from './session.ts';

export interface HostsOptions {
  readonly openSession: OpenSession;
  readonly path: string;
  /** Names who holds the hosts' locks, as `user@machine run`; empty takes none. */
  readonly holder: string;
  readonly interactive: boolean;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly emit: (event: Event) => void;
}

/** Opens hosts at first use and closes them all together. */
export interface Hosts {
  /** Undefined where the host cannot be reached or another run holds it, which an event has said. */
  readonly reach: (host: Host) => Promise<RunHost | undefined>;
  readonly closeAll: () => Promise<void>;
}

export function createHosts(options: HostsOptions): Hosts {
  const opened = new Map<string, Promise<RunHost | undefined>>();
  return {
    reach: (host) => {
      const opening = opened.get(host.name) ?? openHost(host, options);
      opened.set(host.name, opening);
      return opening;
    },
    closeAll: async () => {
      await Promise.all(
        [...opened.values()].map(async (opening) => (await opening.catch(() => undefined))?.session.close()),
      );
    },
  };
}

async function openHost(host: Host, options: HostsOptions): Promise<RunHost | undefined> {
  const at = (): string => options.now().toISOString();
  const opening = await options.openSession(host, options);
  switch (opening.status) {
    case 'locked':
      options.emit({type: 'host-locked', at: at(), host: host.name, holder: opening.holder});
      return undefined;
    case 'unreachable':
      options.emit({type: 'host-unreachable', at: at(), host: host.name, detail: opening.detail});
      return undefined;
    case 'open': {
      const {session} = opening;
      const text = await readRecord(session, options.signal);
      if (typeof text !== 'string') {
        await session.close();
        options.emit({type: 'host-unreachable', at: at(), host: host.name, detail: text.detail});
        return undefined;
      }
      const record = await parseRecord(text, host, session);
      options.emit({type: 'host-connected', at: at(), host: host.name});
      return {host, session, record, torn: record.torn};
    }
  }
}

/** A record that cannot be read whole must not be taken for a short one. */
async function readRecord(session: Session, signal: AbortSignal): Promise<string | {readonly detail: string}> {
  const chunks: Buffer[] = [];
  const onOutput = (_: number, bytes: Buffer): void => void chunks.push(bytes);
  const [result] = await session.run([createOwnScript(['read_record'])], {signal, onOutput});
  const text = Buffer.concat(chunks).toString('utf8');
  if (result?.status === 'exited' && result.exitCode === 0) return text;
  return {detail: session.readLoss() || text.trim().slice(-4096) || (result?.status ?? 'lost')};
}

async function parseRecord(text: string, host: Host, session: Session): Promise<HostRecord> {
  try {
    return readHostRecord(text, host.name);
  } catch (error) {
    await session.close();
    throw error;
  }
}
