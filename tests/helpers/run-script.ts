import {randomInt} from 'node:crypto';
import type {HostScript, ScriptResult} from '../../src/run/job.ts';
import type {Opening, Session} from '../../src/run/session.ts';

export interface Ran {
  readonly result: ScriptResult | undefined;
  readonly bytes: Buffer;
  readonly text: string;
}

export interface ScriptOptions {
  readonly kind?: HostScript['kind'];
  readonly timeoutSeconds?: number;
  readonly signal?: AbortSignal;
  readonly onBegin?: () => void;
}

/** Runs one script in a session and gathers what it prints. */
export async function runScript(session: Session, text: string, options: ScriptOptions = {}): Promise<Ran> {
  const {kind = 'block', timeoutSeconds = 20, signal = new AbortController().signal, onBegin} = options;
  const chunks: Buffer[] = [];
  const [result] = await session.run([{kind, text, timeoutSeconds}], {
    signal,
    ...(onBegin === undefined ? {} : {onBegin}),
    onOutput: (_, bytes) => chunks.push(Buffer.from(bytes)),
  });
  const bytes = Buffer.concat(chunks);
  return {result, bytes, text: bytes.toString('utf8')};
}

/** The session of an opening that must have worked. */
export function expectSession(opening: Opening): Session {
  if (opening.status === 'open') return opening.session;
  throw new Error(opening.status === 'locked' ? `held by ${opening.holder}` : opening.detail);
}

/** The beginning of a command that sleeps for ten minutes and looks like no other's. */
export function createNap(): string {
  return `sleep 600.${randomInt(100_000, 1_000_000)}`;
}
