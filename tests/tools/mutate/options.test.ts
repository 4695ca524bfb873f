import {execa} from 'execa';
import {expect, test} from 'vitest';
import {readOptions} from '../../../tools/mutate/options.ts';

test('what is not said has a default', () => {
  expect(readOptions(['binary-install'])).toEqual({
    runbook: 'binary-install',
    seed: '1',
    count: 50,
    budget: Infinity,
    least: 95,
    steps: [],
    mutators: [],
    again: false,
    list: false,
    format: 'text',
  });
});

test('everything said', () => {
  const words =
    '--count all --budget 30m --least 97.5 --seed 7 --step a --step b --mutator flag --again --list --format jsonl';
  expect(readOptions(['binary-install', ...words.split(' ')])).toMatchObject({
    count: Infinity,
    budget: 1_800_000,
    least: 97.5,
    seed: '7',
    steps: ['a', 'b'],
    mutators: ['flag'],
    again: true,
    list: true,
    format: 'jsonl',
  });
});

test.each([
  ['', 'which runbook?'],
  ['a b', 'one runbook at a time: b is one too many'],
  ['a --count 0', '--count is a number, not 0'],
  ['a --count some', '--count is a number, not some'],
  ['a --budget 30', '--budget is a time such as 90s, 30m or 2h, not 30'],
  ['a --least 101', '--least is a number, not 101'],
  ['a --mutator flags', 'there is no mutator flags; there are flag, value'],
  ['a --format xml', '--format is text or jsonl'],
  ['a --cuont 3', "Unknown option '--cuont'"],
])('%j is refused', (words, message) => {
  expect(() => readOptions(words.split(' ').filter((word) => word !== ''))).toThrow(message);
});

const tool = new URL('../../../tools/mutate.ts', import.meta.url).pathname;

test('a mistake exits 2 without a stack, --help exits 0 with examples', async () => {
  const wrong = await execa(process.execPath, [tool, 'binary-install', '--count', 'x'], {reject: false});
  expect(wrong).toMatchObject({exitCode: 2, stdout: '', stderr: 'error: --count is a number, not x'});
  const helped = await execa(process.execPath, [tool, '--help']);
  expect(helped.stdout).toContain('Examples:\n  npm run mutate -- binary-install');
});
