import type {Language} from '../../model/language.ts';
import type {Description} from './diagram.ts';
import {frameLabel} from './frame-labels.ts';

/** A diagram's text alternative as Markdown: its caption, a numbered list, and where the facts come from. */
export function renderDescription({caption, items, sources}: Description, language: Language): string {
  const list = items.map((item, index) => `${index + 1}. ${item[language]}`);
  const links = sources.map(({title, href}) => `[${title[language]}](${href[language]})`);
  const from = frameLabel('sources', language) + links.join(frameLabel('separator', language));
  return [`**${caption[language]}**`, list.join('\n'), from].join('\n\n');
}
