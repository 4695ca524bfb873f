import {readFileSync} from 'node:fs';

/** A sentence or command of the original note, with the places on the site that ORIGIN.md gives it. */
export interface OriginRow {
  /** The line of the note, and a letter where it has several sentences: `3a`. */
  readonly line: string;
  readonly quote: string;
  readonly pages: readonly {readonly slug: string; readonly anchor: string}[];
}

export function originRows(): readonly OriginRow[] {
  const text = readFileSync(new URL('../../ORIGIN.md', import.meta.url), 'utf8');
  return text.split('\n').flatMap((row) => {
    const [, line = '', quote = '', pages = ''] = row.split(/(?<!\\)\|/).map((cell) => cell.trim());
    if (!/^\d+[a-z]?$/.test(line)) return [];
    return [{line, quote, pages: [...pages.matchAll(/`\/([^#`]*)(?:#([^`]*))?`/g)].map(parsePage)}];
  });
}

function parsePage([, path = '', anchor = '']: RegExpMatchArray): OriginRow['pages'][number] {
  return {slug: path === '' ? 'index' : path.replace(/\/$/, ''), anchor};
}
