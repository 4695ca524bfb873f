import {execa} from 'execa';
import {expect, it} from 'vitest';
import {shellWord} from '../../src/export/shell-word.ts';

it.each([
  ['/etc/hosts', '/etc/hosts'],
  ['0644', '0644'],
  ['', "''"],
  ['{{name}}', "'{{name}}'"],
  ["it's", String.raw`'it'\''s'`],
  ['~root', "'~root'"],
  ['a b$(id)', "'a b$(id)'"],
])('%j is quoted only where it must be', async (word, quoted) => {
  expect(shellWord(word)).toBe(quoted);
  expect((await execa('bash', ['-c', `printf %s ${quoted}`])).stdout).toBe(word);
});
