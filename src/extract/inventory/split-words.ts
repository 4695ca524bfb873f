/** Words as a shell splits them, with quotes and backslashes, without expansion; undefined where a quote is open. */
export function splitWords(text: string): string[] | undefined {
  const words: string[] = [];
  // A word is a run of plain characters, escapes and quoted pieces.
  const pattern = /\s*((?:[^\s'"\\]|\\[^]|'[^']*'|"(?:[^"\\]|\\[^])*")+)/y;
  let index = 0;
  const end = text.trimEnd().length;
  while (index < end) {
    pattern.lastIndex = index;
    const match = pattern.exec(text);
    if (match === null) return undefined;
    words.push(unquote(match[1] ?? ''));
    index = pattern.lastIndex;
  }
  return words;
}

function unquote(word: string): string {
  return word.replace(
    /'([^']*)'|"((?:[^"\\]|\\[^])*)"|\\([^])/g,
    (_, single?: string, double?: string, escaped?: string) =>
      single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? escaped ?? '',
  );
}
