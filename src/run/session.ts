import {randomBytes} from 'node:crypto';
import {readFileSync} from 'node:fs';
import type {Readable, Writable} from 'node:stream';
import {createFrameReader, type Frame} from './frame-reader.ts';
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

export interface HostScript {
  /** An author's `block` or `capture` (errors apart from output), or the runner's `own`, which has host.sh at hand. */
  readonly kind: 'block' | 'capture' | 'own';
  readonly text: string;
  readonly timeoutSeconds: number;
}

export interface ScriptResult {
  readonly status: 'exited' | 'timed-out' | 'cancelled' | 'lost';
  /** Of the shell; 143 where it was ended. */
  readonly exitCode: number;
  /** The script ran to its last line. */
  readonly reachedEnd: boolean;
  /** It left a process of its group running. */
  readonly leftRunning: boolean;
  /** The line of the script where it failed, 0 where the shell did not say. */
  readonly line: number;
  readonly seconds: number;
}

export interface JobHooks {
  readonly onBegin?: (index: number) => void;
  readonly onOutput?: (index: number, bytes: Buffer) => void;
  readonly onEnd?: (index: number, result: ScriptResult) => void;
  readonly signal: AbortSignal;
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
const secondsToEnd = 3;

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

interface Job {
  readonly id: number;
  readonly scripts: readonly HostScript[];
  readonly hooks: JobHooks;
  readonly results: ScriptResult[];
  readonly finish: () => void;
  current: number;
  startedAt: number;
  /** The process that waits for an output which the script's daemon keeps open. */
  stuck: string | undefined;
  why: 'timed-out' | 'cancelled' | 'lost' | undefined;
  timer: NodeJS.Timeout | undefined;
}

function createState(link: Link) {
  const opening = Promise.withResolvers<Opening>();
  let job: Job | undefined;
  let jobs = 0;
  let loss: string | undefined;
  let lastWord: number | undefined;

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
    if (job !== undefined) endScript(job, {...lostResult, status: job.why ?? 'lost'});
    finishJob();
  });

  function endScript(of: Job, result: Omit<ScriptResult, 'seconds'>): void {
    clearTimeout(of.timer);
    const full = {...result, seconds: (Date.now() - of.startedAt) / 1000};
    of.results.push(full);
    of.hooks.onEnd?.(of.current, full);
  }

  function finishJob(): void {
    const finished = job;
    job = undefined;
    clearTimeout(finished?.timer);
    finished?.finish();
  }

  function stop(of: Job, why: 'timed-out' | 'cancelled'): void {
    if (job !== of || of.why !== undefined) return;
    of.why = why;
    send('cancel\n');
    setTimeout(() => job === of && link.kill(), secondsToEnd * 1000).unref();
  }

  const handlers: Record<string, (frame: Frame) => void> = {
    ready: () => opening.resolve({status: 'open', session: {run, readLoss: () => loss ?? '', close}}),
    locked: (frame) => opening.resolve({status: 'locked', holder: frame.slice(1).join(' ')}),
    stuck: (frame) => {
      if (job === undefined) return;
      job.stuck = frame[1];
      unstick(job);
    },
    // The host shuts down, or somebody ended the session there: what comes next is no failure of the script.
    leaving: () => {
      loss ??= 'the session was ended on the host';
      if (job !== undefined) job.why ??= 'lost';
    },
    begin: (frame) => {
      if (job === undefined) return;
      const of = job;
      of.stuck = undefined;
      of.current = Number(frame[2]);
      of.startedAt = Date.now();
      of.hooks.onBegin?.(of.current);
      const seconds = of.scripts[of.current]?.timeoutSeconds ?? 0;
      of.timer = setTimeout(() => stop(of, 'timed-out'), seconds * 1000);
    },
    end: (frame) => {
      if (job === undefined || frame[1] !== String(job.id)) return;
      endScript(job, readEnd(frame, job.why));
      unstick(job);
    },
    done: (frame) => {
      if (job === undefined || frame[1] !== String(job.id)) return;
      // A cancelled script waits for no output, so its end may be lost with that.
      if (job.why !== undefined && job.results.length <= job.current)
        endScript(job, {...lostResult, status: job.why, exitCode: 143});
      finishJob();
    },
  };

  /** The end of a script comes behind all that it printed: until it is here, the output is slow and not stuck. */
  function unstick({stuck, results, current}: Job): void {
    if (stuck !== undefined && results.length > current) send(`unstick ${stuck}\n`);
  }

  /** One job at a time: a capture that another host's step needs waits for this host's own. */
  let queue: Promise<unknown> = Promise.resolve();
  function run(scripts: readonly HostScript[], hooks: JobHooks): Promise<readonly ScriptResult[]> {
    const turn = queue.then(() => runNow(scripts, hooks));
    queue = turn;
    return turn;
  }

  function runNow(scripts: readonly HostScript[], hooks: JobHooks): Promise<readonly ScriptResult[]> {
    const {promise, resolve} = Promise.withResolvers<readonly ScriptResult[]>();
    const results: ScriptResult[] = [];
    if (loss !== undefined) return Promise.resolve([{...lostResult, seconds: 0}]);
    if (hooks.signal.aborted) return Promise.resolve([{...lostResult, status: 'cancelled', seconds: 0}]);
    const onAbort = (): void => stop(own, 'cancelled');
    const finish = (): void => {
      hooks.signal.removeEventListener('abort', onAbort);
      resolve(results);
    };
    jobs += 1;
    const id = jobs;
    const own: Job = {
      id,
      scripts,
      hooks,
      results,
      finish,
      current: 0,
      startedAt: Date.now(),
      stuck: undefined,
      why: undefined,
      timer: undefined,
    };
    job = own;
    hooks.signal.addEventListener('abort', onAbort);
    const bytes = scripts.map((script) => Buffer.from(script.text));
    const sizes = scripts.map((script, index) => `${script.kind}:${bytes[index]?.length}`).join(' ');
    send(Buffer.concat([Buffer.from(`run ${id} ${sizes}\n`), ...bytes]));
    return promise;
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
      handlers[frame[0] ?? '']?.(frame);
    },
    onOutput: (bytes: Buffer) => {
      if (lastWord !== undefined) lastWord = Date.now();
      if (job !== undefined) job.hooks.onOutput?.(job.current, bytes);
    },
  };
}

const lostResult = {status: 'lost', exitCode: 255, reachedEnd: false, leftRunning: false, line: 0} as const;

/** `end ID N CODE complete|early left|clean LINE` */
function readEnd(frame: Frame, why: Job['why']): Omit<ScriptResult, 'seconds'> {
  return {
    status: why ?? 'exited',
    exitCode: Number(frame[3]),
    reachedEnd: frame[4] === 'complete',
    leftRunning: frame[5] === 'left',
    line: Number(frame[6]),
  };
}
