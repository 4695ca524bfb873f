import {mkdir} from 'node:fs/promises';
import path from 'node:path';
import {execa} from 'execa';
import {RunbookError} from '../model/error.ts';

export interface LockOptions {
  readonly file: string;
  readonly signal: AbortSignal;
  /** Called once when another process holds the lock and we wait for it. */
  readonly onWait?: () => void;
}

/**
 * Does `work` while this process holds the lock on `file`, waiting for it as long as another holds it.
 * The kernel's flock, held by a child that lives as long as our end of its pipe: a killed runner lets go at once.
 */
export async function withLock<T>({file, signal, onWait}: LockOptions, work: () => Promise<T>): Promise<T> {
  await mkdir(path.dirname(file), {recursive: true});
  signal.throwIfAborted();
  const holder = execa('flock', [file, 'sh', '-c', 'echo locked; exec cat'], {
    reject: false,
    buffer: false,
    stdin: 'pipe',
    stderr: 'ignore',
    // A Ctrl-C on the terminal must not take the lock from us while we still tidy up.
    detached: true,
  });
  const waiting = onWait === undefined ? undefined : setTimeout(onWait, 500);
  const giveUp = (): void => void holder.kill();
  signal.addEventListener('abort', giveUp);
  try {
    const locked = await Promise.race([
      new Promise<true>((resolve) => holder.stdout.once('data', () => resolve(true))),
      holder.then(() => false),
    ]);
    signal.throwIfAborted();
    if (!locked) throw lockFailed(file);
    signal.removeEventListener('abort', giveUp);
    clearTimeout(waiting);
    return await work();
  } finally {
    signal.removeEventListener('abort', giveUp);
    clearTimeout(waiting);
    holder.stdin.end();
    await holder;
  }
}

function lockFailed(file: string): RunbookError {
  return new RunbookError({
    code: 'lab-lock-failed',
    exit: 3,
    message: {zh: `无法锁定 ${file}。`, en: `Could not lock ${file}.`},
    hint: {
      zh: '需要 util-linux 的 flock 命令，并且该目录可写。',
      en: 'It needs the flock command of util-linux and a folder that can be written.',
    },
  });
}
