/** Text as a regular expression that matches it alone. Not `RegExp.escape`, which Node has from 24 on. */
export function escapePattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}
