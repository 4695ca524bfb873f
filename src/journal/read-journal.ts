import {readFile} from 'node:fs/promises';
import {RunbookError} from '../model/error.ts';
import {eventSchema, type Event} from '../model/event.ts';
import {fillText, type Text} from '../model/language.ts';
import {journalTexts} from './texts.ts';

export interface JournalContent {
  readonly events: readonly Event[];
  /** The last line was cut off while it was written. */
  readonly torn: boolean;
}

/** Reads a journal; a torn last line is read past. */
export async function readJournal(file: string): Promise<JournalContent> {
  return parseJournal(file, await readText(file));
}

/** Parses a journal's text. What follows the last newline was not written to its end. */
export function parseJournal(file: string, text: string): JournalContent {
  const lines = text.split('\n');
  const rest = lines.pop() ?? '';
  const events = lines.map((line, index) => parseLine(file, line, index + 1));
  return {events, torn: rest !== ''};
}

function parseLine(file: string, line: string, number: number): Event {
  const value = parseJson(line);
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : 1;
  if (typeof format === 'number' && format > 1) {
    throw createError('newer-format', journalTexts['newer-format-hint'], {file, format});
  }
  const event = eventSchema.safeParse(value);
  if (!event.success) throw createError('damaged', journalTexts['damaged-hint'], {file, line: number});
  return event.data;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw createError('not-found', journalTexts['not-found-hint'], {file});
    }
    throw error;
  }
}

function createError(
  key: 'newer-format' | 'damaged' | 'not-found',
  hint: Text,
  values: Readonly<Record<string, string | number>>,
): RunbookError {
  const message = fillText(journalTexts[key], values);
  return new RunbookError({code: `journal-${key}`, message, hint, exit: 2});
}
