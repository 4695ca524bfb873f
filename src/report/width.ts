/** The columns that `text` takes on a terminal: East Asian wide characters and emoji take two. */
export function measureWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  return splitSegments(dropStyles(text)).reduce((width, segment) => width + segmentWidth(segment), 0);
}

/** Cuts plain `text` to `width` columns; a cut is shown by `…`. */
export function truncate(text: string, width: number): string {
  if (measureWidth(text) <= width) return text;
  if (width < 1) return '';
  let kept = '';
  let used = 0;
  for (const segment of splitSegments(text)) {
    const columns = segmentWidth(segment);
    if (used + columns > width - 1) break;
    kept += segment;
    used += columns;
  }
  return `${kept}…`;
}

/** Fills `text` with spaces up to `width` columns. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - measureWidth(text)));
}

/** Breaks `text` into lines of at most `width` columns: at spaces, and between wide characters. */
export function wrapText(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, width));
}

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of splitWords(line)) {
    if (current !== '' && measureWidth(current + word.trimEnd()) > width) {
      lines.push(current.trimEnd());
      current = '';
    }
    current += word;
  }
  return [...lines, current.trimEnd()];
}

/** Words with the spaces after them; a wide character is a word, closing punctuation stays with what it closes. */
function splitWords(line: string): string[] {
  return line.match(words) ?? [];
}

const wide = '\\u2e80-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff\\uff00-\\uffef';
const closing = '\\u3001\\u3002\\u300b\\u300d\\u300f\\u3011\\uff01\\uff09\\uff0c\\uff1a\\uff1b\\uff1f';
const words = new RegExp(`(?:[${wide}]|[^\\s${wide}]+)[${closing}]*\\s*|\\s+`, 'g');

/** What a reader sees as one character. Making a segmenter is slow, and most text is made of single code points. */
function splitSegments(text: string): string[] {
  if (/^[\x20-\x7e\u2010-\u2027\u2190-\u22ff\u2500-\u25ff\u2713-\u2717\u3000-\u9fff\uff00-\uffef]*$/.test(text))
    return [...text];
  return Array.from(new Intl.Segmenter().segment(text), ({segment}) => segment);
}

function dropStyles(text: string): string {
  // Our own styles only: what hosts print was cleaned before.
  // eslint-disable-next-line no-control-regex -- an escape sequence begins with one
  return text.replace(/\u001b\[[0-9;]*m/g, '');
}

function segmentWidth(segment: string): number {
  const point = segment.codePointAt(0) ?? 0;
  if (point >= 0x20 && point < 0x7f && segment.length === 1) return 1;
  if (point < 0x20 || (point >= 0x7f && point < 0xa0)) return 0;
  if (/^[\p{Mn}\p{Me}\p{Cf}]/u.test(segment)) return 0;
  if (/\p{Emoji_Presentation}|\ufe0f/u.test(segment)) return 2;
  return wideRanges.some(([first, last]) => point >= first && point <= last) ? 2 : 1;
}

/** East Asian Width W and F, in blocks. */
const wideRanges: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1b000, 0x1b2ff],
  [0x1f200, 0x1f2ff],
  [0x20000, 0x3fffd],
];
