/** What stands in place of a secret. */
export const masked = '***';

/**
 * Replaces secrets in text that comes in pieces, so that one cut in two is found as well.
 * @returns `push` gives what is safe to show by now, `end` the rest
 */
export function createMask(secrets: readonly string[]): {push: (text: string) => string; end: () => string} {
  const words = listWords(secrets);
  const longest = Math.max(0, ...words.map((word) => word.length));
  let held = '';
  const clean = (text: string): string => words.reduce((left, word) => left.replaceAll(word, masked), text);
  return {
    push: (text) => {
      if (longest === 0) return text;
      const all = clean(held + text);
      const keep = countHeld(all, words, longest);
      held = all.slice(all.length - keep);
      return all.slice(0, all.length - keep);
    },
    end: () => {
      const last = held;
      held = '';
      return last;
    },
  };
}

/** The secrets and the lines of those that have several, longest first; very short ones would mask everything. */
function listWords(secrets: readonly string[]): string[] {
  const words = secrets.flatMap((secret) => [secret, ...secret.split('\n')]).map((word) => word.trim());
  return [...new Set(words)].filter((word) => word.length >= 4).sort((a, b) => b.length - a.length);
}

/** The longest end of `text` that a secret may begin with. */
function countHeld(text: string, words: readonly string[], longest: number): number {
  for (let size = Math.min(text.length, longest - 1); size > 0; size -= 1) {
    const tail = text.slice(text.length - size);
    if (words.some((word) => word.startsWith(tail))) return size;
  }
  return 0;
}
