import {expect, test} from 'vitest';
import {findPublished} from '../../tools/published-checksum.ts';

const a = 'a'.repeat(64);
const b = 'b'.repeat(64);

test.each([
  ['the list of a release', `${a}  other.tgz\n${b}  this.tgz\n`, [b]],
  ['binary mode', `${b} *this.tgz`, [b]],
  ['the checksum alone', `${a}\n`, [a]],
  ['the checksum alone, in capitals', a.toUpperCase(), [a]],
  ['a changelog of two versions', `[this.tgz](https://x.test/2/this.tgz) | \`${b}\`\nthis.tgz ${a}`, [b, a]],
  ['names that only begin or end alike', `${a}  this.tgz.asc\n${a}  not-this.tgz\n${b}  dist/this.tgz`, [b]],
])('%s', (_, text, expected) => {
  expect(findPublished(text, 'this.tgz')).toEqual(expected);
});

test.each([
  ['an empty text', ''],
  ['a list without the file', `${a}  other.tgz\n${b}  another.tgz`],
  ['a line of the file without a checksum', `${a}  other.tgz\nthis.tgz`],
  ['another kind of checksum', `${a}${b}  this.tgz`],
])('%s says nothing', (_, text) => {
  expect(findPublished(text, 'this.tgz')).toEqual([]);
});
