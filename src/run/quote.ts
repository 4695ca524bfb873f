/** One word for a shell that reads it again: POSIX single quotes. */
export function quoteWord(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** A command line of words. */
export function quoteWords(words: readonly string[]): string {
  return words.map(quoteWord).join(' ');
}
