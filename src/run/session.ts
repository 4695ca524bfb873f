import {randomBytes} from 'node:crypto';
import {readFileSync} from 'node:fs';
import type {Readable, Writable} from 'node:stream';
import {createFrameReader, type Frame} from './frame-reader.ts';
import {
  createJob,
  lostResult,
  secondsToEnd,
  type HostScript,
  type Job,
  type JobHooks,
  type ScriptResult,
} from './job.ts';
import {quoteWords} from './quote.ts';

/** The process that carries a session: ssh, or bash on this machine. */
export interface Link {
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Resolves when it has ended, never rejects; what it says of why. */
  readonly ended: Promise<string>;
  readonly kill: () => void;
}

export interface Session {
  /**
   * Runs scripts one after the other up to the first that fails, and jobs in the order in which they were asked for.
   * Never rejects: a lost link is a result.
   */
  readonly run: (scripts: readonly HostScript[], hooks: JobHooks) => Promise<readonly ScriptResult[]>;
  /** What the link said when it was lost. */
  readonly readLoss: () => string;
  readonly close: () => Promise<void>;
}

export type Opening =
  | {readonly status: 'open'; readonly session: Session}
  | {readonly status: 'locked'; readonly holder: string}
  | {readonly status: 'unreachable'; readonly detail: string};

export interface SessionOptions {
  /** PATH of the scripts. */
  readonly path: string;
  /** Names who holds the host's lock, as `user@machine run`; empty takes no lock. */
  readonly holder: string;
  /** ssh may ask for a password or a passphrase on the terminal. */
  readonly interactive: boolean;
  readonly signal: AbortSignal;
}

/** Seconds between two heartbeats; the wrapper gives up after 15 without one. */
const heartbeatSeconds = 4;
const silenceSeconds = 15;
const secondsToOpen = 30;

/** Brings the wrapper to the other end of `link` and waits until it is ready. */
export async function openSession(link: Link, options: SessionOptions): Promise<Opening> {
  const {path, holder, interactive, signal} = options;
  const nonce = randomBytes(16).toString('hex');
  const state = createState(link);
  const cancel = (): void => state.giveUp('cancelled');
  signal.addEventListener('abort', cancel);
  if (signal.aborted) cancel();
  // Whoever types a passphrase may take the time.
  const patience = interactive
    ? undefined
    : setTimeout(() => state.giveUp(`no answer for ${secondsToOpen} s`), secondsToOpen * 1000);
  link.stdout.on('data', createFrameReader(nonce, {onFrame: state.onFrame, onOutput: state.onOutput}));
  link.stdin.write(`${loadWrapper()}main ${quoteWords([nonce, path, holder])}; exit\n`);
  const opening = await state.opening;
  clearTimeout(patience);
  signal.removeEventListener('abort', cancel);
  if (opening.status !== 'open') link.kill();
  return opening;
}

function loadWrapper(): string {
  return ['host.sh', 'wrapper.sh'].map((name) => readFileSync(new URL(name, import.meta.url), 'utf8')).join('');
}

/** The runner's side of the wrapper: heartbeats, jobs in turn, the end of the link. */
function createState(link: Link) {
  const opening = Promise.withResolvers<Opening>();
  let job: Job | undefined;
  let jobs = 0;
  let loss: string | undefined;
  let lastWord: number | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  const send = (text: string | Buffer): void => {
    if (loss === undefined && link.stdin.writable) link.stdin.write(text);
  };
  const beat = setInterval(() => {
    send('ping\n');
    if (lastWord !== undefined && Date.now() - lastWord > silenceSeconds * 1000)
      giveUp(`no answer for ${silenceSeconds} s`);
  }, heartbeatSeconds * 1000);
  beat.unref();

  function giveUp(reason: string): void {
    loss ??= reason;
    link.kill();
  }

  void link.ended.then((detail) => {
    clearInterval(beat);
    loss ??= detail;
    opening.resolve({status: 'unreachable', detail: loss});
    job?.lose();
  });

  const handlers: Record<string, (frame: Frame) => void> = {
    ready: () => opening.resolve({status: 'open', session: {run, readLoss: () => loss ?? '', close}}),
    locked: (frame) => opening.resolve({status: 'locked', holder: frame.slice(1).join(' ')}),
    leaving: () => {
      loss ??= 'the session was ended on the host';
      job?.leave();
    },
  };

  /** One job at a time: a capture that another host's step needs waits for this host's own. */
  function run(scripts: readonly HostScript[], hooks: JobHooks): Promise<readonly ScriptResult[]> {
    const turn = queue.then(() => runNow(scripts, hooks));
    queue = turn;
    return turn;
  }

  async function runNow(scripts: readonly HostScript[], hooks: JobHooks): Promise<readonly ScriptResult[]> {
    if (loss !== undefined) return [{...lostResult, seconds: 0}];
    if (hooks.signal.aborted) return [{...lostResult, status: 'cancelled', seconds: 0}];
    jobs += 1;
    const kill = () => giveUp(`a script was to end, and the host did not answer for ${secondsToEnd} s`);
    job = createJob({id: jobs, scripts, hooks, send, kill});
    job.start();
    const results = await job.results;
    job = undefined;
    return results;
  }

  async function close(): Promise<void> {
    send('end\n');
    link.stdin.end();
    const patience = setTimeout(link.kill, secondsToEnd * 1000);
    await link.ended;
    clearTimeout(patience);
  }

  return {
    opening: opening.promise,
    giveUp,
    onFrame: (frame: Frame) => {
      lastWord = Date.now();
      (handlers[frame[0] ?? ''] ?? job?.onFrame)?.(frame);
    },
    onOutput: (bytes: Buffer) => {
      if (lastWord !== undefined) lastWord = Date.now();
      job?.onOutput(bytes);
    },
  };
}
