import {positionAt, report, type Source} from '../source.ts';

// Controls, byte order marks, direction marks, line and paragraph separators, and what is left of bytes that are not UTF-8.
// eslint-disable-next-line no-control-regex
const hidden = /[\0-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffd]/;

/** True where the text is plain: every character can be seen, and lines end with LF. */
export function checkCharacters(source: Source): boolean {
  const {text} = source;
  const places = [text.search(hidden), text.isWellFormed() ? -1 : text.search(/\p{Surrogate}/u)].filter(
    (at) => at >= 0,
  );
  if (places.length === 0) return true;
  const offset = Math.min(...places);
  const code = text.charCodeAt(offset);
  const at = positionAt(text, offset);
  if (code === 0x0d) report(source, 'carriage-return', at);
  else report(source, 'control-character', at, {character: `U+${code.toString(16).toUpperCase().padStart(4, '0')}`});
  return false;
}
