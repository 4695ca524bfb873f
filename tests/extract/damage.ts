/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pieces = [
  '```', '````', '~~~', '```bash', '```bash check within=', ' file=', ' when="', ' capture=', '"', "'", '`',
  '<Step', '<Step id="x" on="all">', '</Step>', '</', '>', '/>', '<', '{', '}', '{{', '}}', '{{host.ip}}', '{/*', '*/}',
  '---\n', ':::note\n', ':::\n', '\n', '\n\n', '\r\n', '\r', '\t', ' ', '  ', '- ', '> ', '# ', '### ', '![', '](', '[^1]',
  '\\', '&amp;', '&#0;', '\0', '\u0007', '\ufeff', '\u2028', '😀', '\ud83d', '(', '[', '$(', 'import x from "y"\n',
  'export const a = 1\n', '<!--', '<>', '</>', '=', '|', '||', '&&', '<<EOF\n', 'EOF\n', '${', '@', ':a[b]{c}',
]; // prettier-ignore

/** One text with a few places deleted, doubled, swapped or filled with what has a meaning in a page. */
export function damage(text: string, random: () => number): string {
  let damaged = text;
  const times = 1 + Math.floor(random() * 4);
  for (let time = 0; time < times; time += 1) damaged = damageOnce(damaged, random);
  return damaged;
}

function damageOnce(text: string, random: () => number): string {
  const pick = (below: number): number => Math.floor(random() * below);
  const at = pick(text.length + 1);
  const lines = text.split('\n');
  const line = pick(lines.length);
  switch (pick(8)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1 + pick(8));
    case 1:
      return text.slice(0, at) + (pieces[pick(pieces.length)] ?? '') + text.slice(at);
    case 2:
      return lines.toSpliced(line, 1).join('\n');
    case 3:
      return lines.toSpliced(line, 0, lines[pick(lines.length)] ?? '').join('\n');
    case 4:
      return lines.toSpliced(line, 1, lines[pick(lines.length)] ?? '').join('\n');
    case 5:
      return lines.toSpliced(line, 1, `${pieces[pick(pieces.length)] ?? ''}${lines[line] ?? ''}`).join('\n');
    case 6:
      return text.slice(0, at) + String.fromCharCode(pick(0x300)) + text.slice(at + pick(2));
    default:
      return text.slice(0, at);
  }
}
