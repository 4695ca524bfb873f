import {execFileSync} from 'node:child_process';
import {expect, it} from 'vitest';
import {quoteWords} from '../../src/run/quote.ts';

it.each(['bash', 'dash'])('quotes words so that %s reads them back', (shell) => {
  const words = [
    '',
    'plain',
    "it's",
    '"',
    '$(id) `id` $HOME',
    '\\',
    'two\nlines',
    '*',
    '中文',
    '!!',
    "'''",
    '-n',
    'tab\t',
  ];
  const output = execFileSync(shell, ['-c', `printf '%s\\0' ${quoteWords(words)}`], {encoding: 'utf8'});
  expect(output.split('\0').slice(0, -1)).toEqual(words);
});
