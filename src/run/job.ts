import type {Frame} from './frame-reader.ts';

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

/** A job under way at the other end of a session. */
export interface Job {
  /** One result a script that began; never rejects. */
  readonly results: Promise<readonly ScriptResult[]>;
  /** Sends the scripts. */
  readonly start: () => void;
  readonly onFrame: (frame: Frame) => void;
  readonly onOutput: (bytes: Buffer) => void;
  /** The session is being ended on the host: what comes next is no failure of the script. */
  readonly leave: () => void;
  /** The link is lost. */
  readonly lose: () => void;
}

export interface JobOptions {
  readonly id: number;
  readonly scripts: readonly HostScript[];
  readonly hooks: JobHooks;
  /** Writes to the wrapper. */
  readonly send: (text: string | Buffer) => void;
  /** Ends the link, where the wrapper does not answer a cancel. */
  readonly kill: () => void;
}

/** Seconds in which the wrapper must have ended what was cancelled. */
export const secondsToEnd = 3;

export const lostResult = {status: 'lost', exitCode: 255, reachedEnd: false, leftRunning: false, line: 0} as const;

/** Follows one job by the wrapper's frames: its timeouts, its cancel, its results. */
export function createJob({id, scripts, hooks, send, kill}: JobOptions): Job {
  const {promise, resolve} = Promise.withResolvers<readonly ScriptResult[]>();
  const results: ScriptResult[] = [];
  let current = 0;
  let startedAt = Date.now();
  /** The process that waits for an output which a daemon of the scripts keeps open, and the last script's number. */
  let stuck: {readonly pid: string; readonly last: number} | undefined;
  let why: Exclude<ScriptResult['status'], 'exited'> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const onAbort = (): void => stop('cancelled');

  function start(): void {
    hooks.signal.addEventListener('abort', onAbort);
    const bytes = scripts.map((script) => Buffer.from(script.text));
    const sizes = scripts.map((script, index) => `${script.kind}:${bytes[index]?.length}`).join(' ');
    send(Buffer.concat([Buffer.from(`run ${id} ${sizes}\n`), ...bytes]));
  }

  function stop(reason: 'timed-out' | 'cancelled'): void {
    if (isOver || why !== undefined) return;
    why = reason;
    send('cancel\n');
    setTimeout(() => isOver || kill(), secondsToEnd * 1000).unref();
  }

  function endScript(result: Omit<ScriptResult, 'seconds'>): void {
    clearTimeout(timer);
    const full = {...result, seconds: (Date.now() - startedAt) / 1000};
    results.push(full);
    hooks.onEnd?.(current, full);
  }

  function finish(): void {
    isOver = true;
    clearTimeout(timer);
    hooks.signal.removeEventListener('abort', onAbort);
    resolve(results);
  }

  /** The last end comes behind all that was printed: until it is here, the output is slow and not stuck. */
  function unstick(): void {
    if (stuck !== undefined && results.length > stuck.last) send(`unstick ${stuck.pid}\n`);
  }

  const handlers: Record<string, (frame: Frame) => void> = {
    begin: (frame) => {
      current = Number(frame[2]);
      startedAt = Date.now();
      hooks.onBegin?.(current);
      timer = setTimeout(() => stop('timed-out'), (scripts[current]?.timeoutSeconds ?? 0) * 1000);
    },
    end: (frame) => {
      if (frame[1] !== String(id)) return;
      endScript({...readEnd(frame), status: why ?? 'exited'});
      unstick();
    },
    stuck: (frame) => {
      stuck = {pid: frame[1] ?? '', last: Number(frame[2])};
      unstick();
    },
    done: (frame) => {
      if (frame[1] !== String(id)) return;
      // A cancelled script waits for no output, so its end may be lost with that.
      if (why !== undefined && results.length <= current) endScript({...lostResult, status: why, exitCode: 143});
      finish();
    },
  };

  return {
    results: promise,
    start,
    onFrame: (frame) => handlers[frame[0] ?? '']?.(frame),
    onOutput: (bytes) => hooks.onOutput?.(current, bytes),
    leave: () => {
      why ??= 'lost';
    },
    lose: () => {
      if (isOver) return;
      endScript({...lostResult, status: why ?? 'lost'});
      finish();
    },
  };
}

/** `end ID N CODE complete|early left|clean LINE` */
function readEnd(frame: Frame): Omit<ScriptResult, 'seconds' | 'status'> {
  return {
    exitCode: Number(frame[3]),
    reachedEnd: frame[4] === 'complete',
    leftRunning: frame[5] === 'left',
    line: Number(frame[6]),
  };
}
