import {splice, type Change, type LineOf} from '../change.ts';

/** Where a value stands, by the language of the block: what comes before it, then the value. */
const assignments: Readonly<Record<string, RegExp>> = {
  bash: /(?<=^|[\s"'])(--[\w-]+=)([^\s"'\\,]+)/dg,
  sh: /(?<=^|[\s"'])(--[\w-]+=)([^\s"'\\,]+)/dg,
  ini: /^([\w.-]+\s*=\s*)([^\s,]+)$/dg,
  toml: /^(\s*[\w.-]+\s*=\s*"?)([^\s"[\],]+)"?$/dg,
  yaml: /^([\s-]*[\w.-]+:\s+["']?)([^\s"'[\]{},]+)["']?$/dg,
  json: /^(\s*"[\w.-]+":\s*"?)([^\s"[\]{},]+)"?,?$/dg,
};

const opposites: Readonly<Record<string, string>> = {
  true: 'false',
  false: 'true',
  yes: 'no',
  no: 'yes',
  serverAuth: 'clientAuth',
  clientAuth: 'serverAuth',
};

/** Changes the value of a setting: the opposite, ten times as much, or another word. */
export function changeValues({place, language, line, quoted}: LineOf): Change[] {
  const pattern = place === 'code' && !quoted ? assignments[language] : undefined;
  if (pattern === undefined) return [];
  return [...line.matchAll(pattern)].flatMap((match) => {
    const [, name = '', value = ''] = match;
    const damaged = damage(name, value);
    const start = match.indices?.[2]?.[0] ?? 0;
    if (damaged === undefined) return [];
    return [{what: `${name.trimStart()}${value} → ${damaged}`, line: splice(line, start, value.length, damaged)}];
  });
}

function damage(name: string, value: string): string | undefined {
  const opposite = opposites[value];
  if (opposite !== undefined) return opposite;
  const [, digits, unit = ''] = /^(\d+)([a-zA-Z]*)$/.exec(value) ?? [];
  // Ports and modes have mutators of their own.
  if (digits !== undefined)
    return /port|mode/i.test(name) ? undefined : `${digits === '0' ? '1' : `${digits}0`}${unit}`;
  return /^[A-Za-z][\w.-]*$/.test(value) ? `${value}x` : undefined;
}
