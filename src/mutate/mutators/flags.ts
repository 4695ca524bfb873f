import {dropWord, type Change, type LineOf} from '../change.ts';

/** `--retry 3`, `-m 0755`, `-noout`, `--client-cert-auth=true`; not a lone `-` or `--`. */
const flagPattern = /(?<=^|[\s"'(])--?[A-Za-z][\w-]*(?:=(?:"[^"]*"|'[^']*'|[^\s"'\\)]*))?(?=$|[\s"'\\);])/g;

/** Words that a flag of one letter takes as its value in what pages call: `install -m 0755 -o etcd`, `head -n 1`. */
const takesValue = /^-[cgkmnotu]$/;

/** Drops a flag, with its value where that is plain to see. */
export function dropFlags({place, language, line}: LineOf): Change[] {
  if (place !== 'code' || !['bash', 'sh', 'ini'].includes(language)) return [];
  return [...line.matchAll(flagPattern)].map((match) => {
    const [flag] = match;
    const value = findValue(flag, line.slice(match.index + flag.length));
    const what = `drop ${flag}${value}`;
    return {what, line: dropWord(line, match.index, flag.length + value.length)};
  });
}

/** The value behind a flag, with the blank before it; empty where the next word may be something else. */
function findValue(flag: string, rest: string): string {
  const word = /^ +[\w.:%+{}]+(?=$|[\s"')])/.exec(rest)?.[0] ?? '';
  const isNumber = /^ +\d/.test(word);
  const isLongOfOne = /^-[a-z]\w+$/.test(flag);
  return !flag.includes('=') && (isNumber || isLongOfOne || takesValue.test(flag)) ? word : '';
}
