import {measureWidth, padEnd} from '../report/width.ts';

/** Rows in columns that are as wide as their widest cell; cells may be painted. */
export function renderTable(rows: readonly (readonly string[])[], indent = ''): string {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({length: columns}, (_, column) =>
    Math.max(...rows.map((row) => measureWidth(row[column] ?? ''))),
  );
  return rows
    .map(
      (row) =>
        indent +
        row
          .map((cell, column) => padEnd(cell, widths[column] ?? 0))
          .join('  ')
          .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}
