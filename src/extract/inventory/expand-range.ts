/** More hosts than this from one line is a slip of the finger. */
const most = 1000;

/** The names of `node[01:03]` or `db-[a:c]`, as Ansible counts them; undefined where the range is none. */
export function expandRange(pattern: string): string[] | undefined {
  const match = /^([^[\]]*)\[([^[\]:]+):([^[\]:]+)(?::(\d+))?\](.*)$/.exec(pattern);
  if (match === null) return /[[\]]/.test(pattern) ? undefined : [pattern];
  const [, before = '', from = '', to = '', step = '1', after = ''] = match;
  const values = listNumbers(from, to, Number(step)) ?? listLetters(from, to, Number(step));
  const rest = expandRange(after);
  if (values === undefined || rest === undefined || values.length * rest.length > most) return undefined;
  return values.flatMap((value) => rest.map((tail) => `${before}${value}${tail}`));
}

function listNumbers(from: string, to: string, step: number): string[] | undefined {
  if (!/^\d{1,9}$/.test(from) || !/^\d{1,9}$/.test(to)) return undefined;
  const padded = from.startsWith('0') && from.length > 1;
  if (padded && from.length !== to.length) return undefined;
  return count(Number(from), Number(to), step)?.map((value) => String(value).padStart(padded ? from.length : 1, '0'));
}

function listLetters(from: string, to: string, step: number): string[] | undefined {
  if (!/^([a-z] [a-z]|[A-Z] [A-Z])$/.test(`${from} ${to}`)) return undefined;
  return count(from.charCodeAt(0), to.charCodeAt(0), step)?.map((value) => String.fromCharCode(value));
}

function count(from: number, to: number, step: number): number[] | undefined {
  if (step < 1 || from > to || (to - from) / step > most) return undefined;
  return Array.from({length: Math.floor((to - from) / step) + 1}, (_, index) => from + index * step);
}
