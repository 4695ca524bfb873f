import type {Code} from 'mdast';
import {findHoles} from '../../model/hole.ts';
import {checkClosed} from '../fence/check-closed.ts';
import {shellLanguages, stepWords} from '../fence/words.ts';
import {positionInCode, report} from '../source.ts';
import type {PageDraft} from './page-draft.ts';

/** A code block outside the steps is for readers alone, and must not look as if it ran. */
export function checkOuterFence(page: PageDraft, node: Code): void {
  if (!checkClosed(page, node)) return;
  const {line, column} = node.position?.start ?? {line: 1, column: 1};
  const words = (node.meta ?? '').split(/\s+/).map((word) => word.split('=', 1)[0] ?? '');
  const misplaced = words.find((word) => stepWords.includes(word));
  const language = node.lang ?? '';
  if (misplaced !== undefined) report(page, 'block-outside-step', {line, column}, {word: misplaced});
  else if (shellLanguages.includes(language.toLowerCase()) && !words.includes('show') && !words.includes('output')) {
    report(page, 'shell-outside-step', {line, column}, {language});
  }
  if (words.includes('raw') || !node.value.includes('{{')) return;
  for (const {name, start} of findHoles(node.value)) {
    page.proseHoles.push({name, position: positionInCode({line, column}, node.value, start)});
  }
}
