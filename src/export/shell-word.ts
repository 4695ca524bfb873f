/** One word for bash, quoted only where it must be: people read it. */
export function shellWord(word: string): string {
  return /^[A-Za-z0-9_%+=:,./@-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
