import {splice, type Change, type LineOf} from '../change.ts';

/** Lists: `DNS:kubernetes, DNS:localhost` behind a `=`, `{etcd,etcdctl}`, and the words of a `for … in`. */
const lists = [
  {
    pattern: /(?<==\s*)[^\s=,"'(){}]*(?:\{\{[\w.]+\}\}[^\s=,"'(){}]*)*(?:,\s?(?:[^\s=,"'(){}]|\{\{[\w.]+\}\})+)+/g,
    separator: /,\s?/,
  },
  {pattern: /(?<=\{)[\w.-]+(?:,[\w.-]+)+(?=\})/g, separator: /,/},
  {pattern: /(?<=\bfor \w+ in )[^;$*"'(){}]+ [^;$*"'(){}]+(?=; do)/g, separator: / /},
];

/** Drops an item of a list: a SAN, a program, an admission plugin. */
export function dropItems({place, line}: LineOf): Change[] {
  if (place !== 'code') return [];
  return lists.flatMap(({pattern, separator}) =>
    [...line.matchAll(pattern)].flatMap((match) => {
      const [list] = match;
      const items = list.split(separator);
      const glue = separator.exec(list)?.[0] ?? '';
      return items.map((item, index) => {
        const left = items.filter((_, other) => other !== index).join(glue);
        return {what: `drop ${item} of ${shorten(list)}`, line: splice(line, match.index, list.length, left)};
      });
    }),
  );
}

function shorten(list: string): string {
  return list.length > 40 ? `${list.slice(0, 39)}…` : list;
}
