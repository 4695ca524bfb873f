import {readdir, readFile} from 'node:fs/promises';
import {execa} from 'execa';
import {describe, expect, it} from 'vitest';
import {loadMachinery, translateShell, type Section} from '../../src/export/machinery.ts';
import {shellWord} from '../../src/export/shell-word.ts';
import {machineryTexts} from '../../src/export/texts.ts';
import {fitsType, scriptTypes} from '../../src/model/value.ts';

const folder = new URL('../../src/export/by-hand/', import.meta.url);
const files = (await readdir(folder)).sort();
const texts = new Map(
  await Promise.all(
    files.map(async (file) => [file, await readFile(new URL(file, folder), 'utf8')] as [string, string]),
  ),
);

describe('what the scripts share', () => {
  it.each(files)('%s is bash, and explains itself in both languages', async (file) => {
    for (const language of ['zh', 'en'] as const) {
      const text = loadMachinery([file.replace('.sh', '') as Section], language);
      expect((await execa('bash', ['-n'], {input: text})).stderr).toBe('');
      expect(text).not.toMatch(/^#(zh|en) |@[a-z-]+@/m);
    }
    const comments = (language: string): number =>
      (texts.get(file) ?? '').split('\n').filter((line) => line.startsWith(`#${language} `)).length;
    expect(comments('zh') > 0).toBe(comments('en') > 0);
  });

  it('says every message of the table, and none beside', () => {
    const own = ['passed @done@', 'passed @undone@'];
    const used = [...[...texts.values(), ...own].join('\n').matchAll(/@([a-z]+(?:-[a-z]+)*)@/g)].map(([, key]) => key);
    expect([...new Set(used)].sort()).toEqual(Object.keys(machineryTexts).sort());
  });

  it.each(Object.entries(machineryTexts))('%s has as many values in both languages', (_, {zh, en}) => {
    const count = (text: string): number => text.match(/%s/g)?.length ?? 0;
    expect(count(zh)).toBe(count(en));
    expect(zh.replaceAll('%s', '') + en.replaceAll('%s', '')).not.toContain('%');
  });

  it('knows no message that the table lacks', () => {
    expect(() => translateShell('say @no-such@', 'en')).toThrow('no message no-such');
  });
});

describe('values', () => {
  const samples = [
    ...['10.0.0.1', 'fe80::1', '::1', '10.0.0.0/24', 'fd00::/8', 'node01', 'a.b-c', '80', '0', '1234567890', 'true'],
    ...['1.2.3', 'v1.2', '3.5.0-rc.1+x', 'https://a/b?c=d', 'https://a/b', 'http://a:80', '/a/b', '5m30s', '10ms'],
    ...['a'.repeat(64), '0f'.repeat(32), 'registry.k8s.io/pause:3.10', 'quay.io/a/b:1', 'word', '_x', 'a%b+c=d'],
    ...[
      '',
      '-n',
      'a b',
      'a\nb',
      '$(id)',
      '`id`',
      "a'b",
      'a"b',
      'a;b',
      'a|b',
      'a&b',
      'a>b',
      'a*',
      'a?',
      '~',
      'a\\b',
      '中',
    ],
  ];

  /** The answers of `is_value` to every sample, for one type. */
  async function ask(type: string, form: string): Promise<boolean[]> {
    const head = `export LC_ALL=C\n${loadMachinery(['value-types'], 'en')}\ntype=${type} form=${form}\n`;
    const questions = samples.map((value) => `value=${shellWord(value)}; is_value && echo yes || echo no\n`);
    const {stdout} = await execa('bash', ['--norc'], {input: head + questions.join('')});
    return stdout.split('\n').map((answer) => answer === 'yes');
  }

  it.each(scriptTypes)('%s: takes what the runner takes, and nothing that a shell could read', async (type) => {
    const answers = await ask(type, 'line');
    for (const [index, value] of samples.entries()) {
      if (value === '') continue;
      if (fitsType(type, value, ['word']))
        expect({type, value, taken: answers[index]}).toEqual({type, value, taken: true});
      if (!/^[\w%+=:,./@-]+$/.test(value) || value.startsWith('-')) {
        expect({type, value, taken: answers[index]}).toEqual({type, value, taken: false});
      }
    }
  });

  it('text may hold anything but controls', async () => {
    expect((await ask('text', 'lines')).every(Boolean)).toBe(true);
    expect((await ask('secret', 'line'))[samples.indexOf('a\nb')]).toBe(false);
  });
});
