import {markdownBeside} from '../page-address.ts';
/** A piece of a cell: plain text or code, and where it leads. */
export interface Inline {
  readonly text: string;
  readonly code?: true;
  readonly href?: string;
  /** May break anywhere: a hash, a path or a URL has no place of its own to break at. */
  readonly long?: true;
}

export const plain = (text: string): Inline => ({text});

export const code = (text: string): Inline => ({text, code: true, long: true});

export const link = (text: string, href: string): Inline => ({text, href});

/** Items with a separator between them. */
export function joinInlines(items: readonly Inline[], separator: string): Inline[] {
  return items.flatMap((item, index) => (index === 0 ? [item] : [plain(separator), item]));
}

export function renderInlinesMarkdown(inlines: readonly Inline[]): string {
  return inlines.map(renderInline).join('');
}

function renderInline({text, code: isCode, href}: Inline): string {
  const shown = isCode ? `\`${text}\`` : text;
  return href === undefined ? shown : `[${shown}](${markdownBeside(href)})`;
}
