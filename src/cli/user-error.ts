import type {RunbookError} from '../model/error.ts';
import type {Context} from './context.ts';
import {createStyle} from '../report/style.ts';

/** What was wrong, and below it how to mend it. */
export function renderRunbookError(error: RunbookError, {color, pick, say}: Context): string {
  const style = createStyle(color.error);
  const hint = error.hint === undefined ? '' : `${pick(error.hint).replace(/^/gm, '  ')}\n`;
  return `${style.red(style.bold(say('error')))}${pick(error.text)}\n${hint}`;
}

/** An exception that nobody foresaw. */
export function renderBug(error: unknown, {color, say}: Context): string {
  const style = createStyle(color.error);
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${style.red(style.bold(say('bug')))}\n${trace}\n`;
}
