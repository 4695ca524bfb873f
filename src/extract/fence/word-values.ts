import type {Text} from '../../model/language.ts';
import {report, type Source} from '../source.ts';
import {captureTypes} from './parse-capture.ts';
import type {Fence, Word} from './parse-fence.ts';

/** What a word's value should have been, with an example of the whole word. */
interface Expectation {
  readonly expected: Text;
  readonly example: string;
}

const duration = {zh: '时长', en: 'a duration'};

const expectations: Readonly<Record<string, Expectation>> = {
  timeout: {expected: duration, example: 'timeout=30s'},
  within: {expected: duration, example: 'within=30s'},
  when: {
    expected: {zh: '“名称 运算符 值”，运算符为 = != < <= > >=', en: 'a name, one of = != < <= > >=, and a value'},
    example: 'when="kubernetes<1.24"',
  },
  file: {
    expected: {zh: '没有 . 和 .. 的绝对路径', en: 'an absolute path without . and ..'},
    example: 'file=/etc/systemd/system/etcd.service',
  },
  mode: {expected: {zh: '四位八进制数', en: 'four octal digits'}, example: 'mode=0600'},
  owner: {expected: {zh: '用户:组', en: 'user:group'}, example: 'owner=etcd:etcd'},
  capture: {
    expected: {
      zh: `名称:类型，类型为 ${captureTypes.join('、')}`,
      en: `NAME:TYPE, the type one of ${captureTypes.join(', ')}`,
    },
    example: 'capture=token:secret',
  },
};

/** The value of the word `name`; undefined where the fence has none, or with a problem where it is not right. */
export function readWord<T>(
  source: Source,
  fence: Fence,
  name: string,
  parse: (value: string) => T | undefined,
): T | undefined {
  const word = findWord(fence, name);
  if (word === undefined) return undefined;
  const hole = /\{\{[^{}]*\}\}/.exec(word.value ?? '')?.[0];
  if (hole !== undefined) {
    report(source, 'hole-in-attribute', word.position, {hole});
    return undefined;
  }
  const value = word.value === undefined ? undefined : parse(word.value);
  if (value === undefined) report(source, 'word-value', word.position, {word: showWord(word), ...expectations[name]});
  return value;
}

/** True where the word `name` stands on the fence; it has no value. */
export function readFlag(source: Source, fence: Fence, name: string): boolean {
  const word = findWord(fence, name);
  if (word?.value !== undefined) {
    const expected = {zh: '没有值的单词', en: 'the word without a value'};
    report(source, 'word-value', word.position, {word: showWord(word), expected, example: name});
  }
  return word !== undefined;
}

export function findWord({words}: Fence, name: string): Word | undefined {
  for (const word of words) if (word.name === name) return word;
  return undefined;
}

function showWord(word: Word): string {
  return word.value === undefined ? word.name : `${word.name}=${word.value}`;
}

export function parsePath(value: string): string | undefined {
  const plain = /^(\/[A-Za-z0-9_.@+:,%=-]+)+$/.test(value);
  return plain && !/\/\.{1,2}(\/|$)/.test(value) ? value : undefined;
}

export function parseMode(value: string): string | undefined {
  return /^[0-7]{4}$/.test(value) ? value : undefined;
}

export function parseOwner(value: string): string | undefined {
  return /^([a-z_][a-z0-9_-]*|\d+):([a-z_][a-z0-9_-]*|\d+)$/.test(value) ? value : undefined;
}
