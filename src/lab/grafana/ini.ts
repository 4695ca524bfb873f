import {Refusal} from './refusal.ts';

/** Sections, and the keys of each, as they stand in the file. What stands before the first section is in `''`. */
export type Ini = Record<string, Record<string, string>>;

/**
 * Reads Grafana's ini. Stricter than Grafana: a repeated section or key, and a value that its parser would cut at
 * `#` or `;`, are refused.
 */
export function parseIni(text: string, file: string): Ini {
  const ini: Ini = {};
  let section = '';
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    const fail = (why: string): Refusal => new Refusal(`${file}:${index + 1}: ${why}: ${line}`);
    if (line === '' || /^[#;]/.test(line)) continue;
    const header = /^\[([a-z][a-z0-9_.]*)\]$/.exec(line)?.[1];
    if (header !== undefined) {
      if (header in ini) throw fail('the section stands twice');
      section = header;
      ini[section] = {};
      continue;
    }
    const [, key, value] = /^([a-z][a-z0-9_]*)\s*=\s*(.*)$/.exec(line) ?? [];
    if (key === undefined || value === undefined) throw fail('neither a [section] nor key = value');
    const keys = (ini[section] ??= {});
    if (key in keys) throw fail('the key stands twice in its section');
    keys[key] = unquote(value, fail);
  }
  return ini;
}

function unquote(value: string, fail: (why: string) => Refusal): string {
  const quoted = /^"""(.*)"""$/.exec(value)?.[1] ?? /^`([^`]*)`$/.exec(value)?.[1];
  if (quoted !== undefined) return quoted;
  if (/[#;]/.test(value)) throw fail('Grafana cuts a value at # or ;, write """value"""');
  if (/["'`]/.test(value)) throw fail('a quote within a value, write """value"""');
  if (value.endsWith('\\')) throw fail('a value that goes on in the next line');
  return value;
}
