import {createCliError} from './fail.ts';
import type {LoadedProject} from './load-project.ts';
import {findNearest} from '../model/nearest.ts';
import {findRunbookId} from '../model/runbook-id.ts';
import {cliTexts} from './texts.ts';
import {fillText} from '../model/language.ts';

/** A runbook that was renamed or removed can still be undone; a misspelt one is caught. */
export function requireKnownId(id: string, {files}: LoadedProject): void {
  const ids = [...files.keys()].flatMap((file) => findRunbookId(file) ?? []);
  const near = ids.includes(id) ? undefined : findNearest(id, ids);
  if (near === undefined) return;
  throw createCliError('unknown-runbook', {id}, fillText(cliTexts['did-you-mean'], {suggestion: near}));
}
