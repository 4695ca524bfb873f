import {mkdir, open, rm, writeFile, type FileHandle} from 'node:fs/promises';
import {dirname} from 'node:path';
import {RunbookError} from '../model/error.ts';
import type {Event} from '../model/event.ts';
import {fillText} from '../model/language.ts';
import {lockFileOf} from './run-file.ts';
import {journalTexts} from './texts.ts';

export interface Journal {
  readonly file: string;
  /** Queues an event; whole lines reach the disk in order, those that wait together in one write. */
  readonly append: (event: Event) => void;
  /** Resolves when what was appended so far is on the disk, or could not be written. */
  readonly flush: () => Promise<void>;
  /** Resolves when every line is on the disk. Throws what kept one from it. */
  readonly close: () => Promise<void>;
}

export interface JournalOptions {
  /** Of the running process, so that others can tell a run at work from one that was cut off. */
  readonly pid: number;
  /** Called once when a line cannot be written: the run must stop. */
  readonly onFailure: (error: RunbookError) => void;
}

/**
 * Creates the journal of a run: JSON lines that only its owner can read, each on the disk before it counts. Live
 * output is left out, since `block-finished` holds the whole.
 */
export async function openJournal(file: string, {pid, onFailure}: JournalOptions): Promise<Journal> {
  const handle = await createFile(file, pid);
  let queue: string[] = [];
  let failure: RunbookError | undefined;
  let flushing: Promise<void> | undefined;

  const flush = async (): Promise<void> => {
    while (queue.length > 0 && failure === undefined) {
      const lines = queue.join('');
      queue = [];
      try {
        await handle.appendFile(lines);
        await handle.datasync();
      } catch (error) {
        failure = createWriteError(file, error);
        onFailure(failure);
      }
    }
    flushing = undefined;
  };

  return {
    file,
    append: (event) => {
      if (event.type === 'output' || failure !== undefined) return;
      queue.push(`${JSON.stringify(event)}\n`);
      // One turn later, so that events of the same moment share a write.
      flushing ??= Promise.resolve().then(flush);
    },
    flush: async () => flushing,
    close: async () => {
      await flushing;
      await handle.close();
      await rm(lockFileOf(file), {force: true});
      if (failure !== undefined) throw failure;
    },
  };
}

async function createFile(file: string, pid: number): Promise<FileHandle> {
  try {
    await mkdir(dirname(file), {recursive: true, mode: 0o700});
    await writeFile(lockFileOf(file), `${String(pid)}\n`, {mode: 0o600});
    const handle = await open(file, 'a', 0o600);
    await syncDirectory(dirname(file));
    return handle;
  } catch (error) {
    throw createWriteError(file, error);
  }
}

/** The new name itself must outlive a crash. */
async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function createWriteError(file: string, cause: unknown): RunbookError {
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new RunbookError({
    code: 'journal-not-written',
    message: fillText(journalTexts['not-written'], {file, detail}),
    hint: journalTexts['not-written-hint'],
    exit: 3,
    cause,
  });
}
