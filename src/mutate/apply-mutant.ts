import type {Mutant} from './mutant.ts';

/** The text of the mutant's page with its damage. */
export function applyMutant(text: string, {file, line, before, after}: Mutant): string {
  const lines = text.split('\n');
  if (lines[line - 1] !== before) throw new Error(`${file}:${line} is not the line that the mutant was made of`);
  lines.splice(line - 1, 1, ...(after === undefined ? [] : [after]));
  return lines.join('\n');
}
