import {positionAt, report, type Source} from '../source.ts';

// Controls, byte order marks, direction marks, line and paragraph separators, and what is left of bytes that are not
// UTF-8; or a wide space at the end of a line. One expression, since it reads the whole page.
const unwanted =
  // eslint-disable-next-line no-control-regex -- these are what it looks for
  /[\0-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffd]|[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000](?=\n)/;

/** True where the text is plain: every character can be seen, and lines end with LF. */
export function checkCharacters(source: Source): boolean {
  const {text} = source;
  if (text.isWellFormed() && !unwanted.test(text)) return true;
  const found = text.match(new RegExp(`${unwanted.source}|\\p{Surrogate}`, 'u'));
  const offset = found?.index ?? 0;
  const at = positionAt(text, offset);
  const code = text.charCodeAt(offset);
  if (code === 0x0d) report(source, 'carriage-return', at);
  else if (/\s/.test(found?.[0] ?? '') && text[offset + 1] === '\n') report(source, 'trailing-space', at);
  else report(source, 'control-character', at, {character: `U+${code.toString(16).toUpperCase().padStart(4, '0')}`});
  return false;
}
