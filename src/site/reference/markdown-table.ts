import {renderInlinesMarkdown, type Inline} from './inline.ts';

/** A table of Markdown, with an end of line at its end. */
export function renderTableMarkdown(columns: readonly string[], rows: readonly (readonly Inline[])[][]): string {
  const lines = [
    columns,
    columns.map(() => '---'),
    ...rows.map((cells) => cells.map((cell) => renderInlinesMarkdown(cell).replaceAll('|', '\\|'))),
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}
