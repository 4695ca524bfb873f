import {expect, test} from 'vitest';
import {cleanLines, cleanText} from '../../src/report/plain-text.ts';

test.each([
  ['colours', '\u001b[1;31mred\u001b[0m', 'red'],
  ['a title', '\u001b]0;owned\u0007text', 'text'],
  ['a title without an end', '\u001b]0;owned\nnext', '\nnext'],
  ['a hyperlink', '\u001b]8;;http://a\u001b\\link\u001b]8;;\u001b\\', 'link'],
  ['cursor moves', '\u001b[2J\u001b[Hhome\u001b[1A', 'home'],
  ['8-bit sequences', '\u009b31mred', 'red'],
  ['a character set', '\u001b(Btext', 'text'],
  ['bell, null and backspace', 'a\u0007b\u0000c\bd', 'abcd'],
  ['a progress bar', ' 1%\r 50%\r100%\n', '100%\n'],
  ['DOS lines', 'a\r\nb\r\n', 'a\nb\n'],
  ['a lone escape at the end', 'text\u001b', 'text'],
  ['text that turns its direction', 'a\u202eb', 'ab'],
  ['tabs', 'a\tb', 'a    b'],
  ['Chinese', '校验和 一致', '校验和 一致'],
])('%s', (_name, text, cleaned) => {
  expect(cleanText(text)).toBe(cleaned);
});

test('no control character is left of any bytes', () => {
  const noise = Array.from({length: 20_000}, (_, index) => String.fromCharCode((index * 7919) % 0x180)).join('');
  // eslint-disable-next-line no-control-regex -- these must be gone
  expect(cleanText(noise).replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
});

test('lines come without the empty ones at the end', () => {
  expect(cleanLines('a  \n\nb\n\n')).toEqual(['a', '', 'b']);
  expect(cleanLines('\n')).toEqual([]);
});
