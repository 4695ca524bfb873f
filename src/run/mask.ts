import {escapePattern} from '../model/escape-pattern.ts';
import {shortestSecret} from '../model/value.ts';

/** What stands in place of a secret. */
export const masked = '***';

/**
 * Replaces secrets in text that comes in pieces, so that one cut in two is found as well.
 * @returns `push` gives what is safe to show by now, `end` the rest
 */
export function createMask(secrets: readonly string[]): {push: (text: string) => string; end: () => string} {
  const words = listWords(secrets);
  if (words.length === 0) return {push: (text) => text, end: () => ''};
  const pattern = new RegExp(words.map(escapePattern).join('|'));
  let held = '';
  return {
    push: (text) => {
      let shown = '';
      let rest = held + text;
      let safe = rest.length - countHeld(rest, words);
      for (;;) {
        const match = pattern.exec(rest);
        // A word at the very end may be the beginning of a longer one.
        if (match === null || match.index >= safe) break;
        const end = match.index + match[0].length;
        shown += rest.slice(0, match.index) + masked;
        rest = rest.slice(end);
        safe = end <= safe ? safe - end : rest.length - countHeld(rest, words);
      }
      held = rest.slice(safe);
      return shown + rest.slice(0, safe);
    },
    end: () => {
      const last = held.replaceAll(new RegExp(pattern, 'g'), masked);
      held = '';
      return last;
    },
  };
}

/** The secrets and the lines of those that have several, longest first; very short ones would mask everything. */
function listWords(secrets: readonly string[]): string[] {
  const words = secrets.flatMap((secret) => [secret, ...secret.split('\n')]).map((word) => word.trim());
  return [...new Set(words)].filter((word) => word.length >= shortestSecret).sort((a, b) => b.length - a.length);
}

/** The longest end of `text` that may be the beginning of a word. */
function countHeld(text: string, words: readonly string[]): number {
  const longest = words[0]?.length ?? 0;
  for (let size = Math.min(text.length, longest - 1); size > 0; size -= 1) {
    const tail = text.slice(text.length - size);
    if (words.some((word) => word.length > size && word.startsWith(tail))) return size;
  }
  return 0;
}
