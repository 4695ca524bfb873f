import type {Code} from 'mdast';
import type {Text} from '../../model/language.ts';
import type {ProblemCode} from '../../model/problem-texts.ts';
import {defaultSeconds, type Block} from '../../model/step.ts';
import {report, type Source} from '../source.ts';
import {suggest} from '../suggest.ts';
import {checkClosed} from './check-closed.ts';
import {checkCode} from './check-code.ts';
import {captureTypes, parseCapture} from './parse-capture.ts';
import {parseCondition} from './parse-condition.ts';
import {parseDuration} from './parse-duration.ts';
import {parseFence, type Fence, type Word} from './parse-fence.ts';
import {allWords, isKindWord, wordsOfKind} from './words.ts';

type Kind = Block['kind'];

/** A step's fence as a block; undefined with problems where it is none. */
export function createBlock(source: Source, node: Code): Block | undefined {
  if (!checkClosed(source, node)) return undefined;
  const fence = parseFence(source, node);
  if (fence === undefined) return undefined;
  const before = source.problems.length;
  checkCode(
    source,
    node.value,
    fence.position,
    fence.words.some(({name}) => name === 'raw'),
  );
  const kind = chooseKind(source, fence);
  if (kind === undefined) return undefined;
  checkWords(source, fence, kind);
  const block = fillBlock(source, fence, kind, node.value);
  return source.problems.length === before ? block : undefined;
}

function chooseKind(source: Source, fence: Fence): Kind | undefined {
  const [word, second] = fence.words.filter(({name}) => isKindWord(name));
  if (second !== undefined && word !== undefined && second.name !== word.name) {
    report(source, 'two-kinds', second.position, {first: word.name, second: second.name});
    return undefined;
  }
  const kind = word !== undefined && isKindWord(word.name) ? word.name : 'run';
  if (fence.language === 'bash' || kind === 'file' || kind === 'output' || kind === 'show') return kind;
  // A misspelt kind is the likelier fault: its own problem says more.
  if (kind === 'run' && reportUnknownWords(source, fence)) return undefined;
  const language = nameLanguage(fence.language);
  if (kind === 'run') report(source, 'block-kind', fence.position, {language});
  else report(source, 'block-language', fence.position, {kind, language});
  return undefined;
}

function nameLanguage(language: string): Text {
  return language === '' ? {zh: '没有语言的', en: 'untyped'} : {zh: ` ${language} `, en: language};
}

function checkWords(source: Source, fence: Fence, kind: Kind): void {
  reportUnknownWords(source, fence);
  const seen = new Set<string>();
  for (const {name, position} of fence.words) {
    if (seen.has(name)) report(source, 'word-twice', position, {word: name});
    else if (allWords.includes(name) && name !== kind && !wordsOfKind[kind].includes(name)) {
      report(source, 'word-place', position, {word: name, kind});
    }
    seen.add(name);
  }
}

function reportUnknownWords(source: Source, fence: Fence): boolean {
  const unknown = fence.words.filter(({name}) => !allWords.includes(name));
  for (const {name, position} of unknown) {
    const suggestion = suggest(name, allWords);
    report(source, 'unknown-word', position, {word: name, suggestion, allowed: allWords.join(', ')});
  }
  return unknown.length > 0;
}

function fillBlock(source: Source, fence: Fence, kind: Kind, code: string): Block | undefined {
  const read = <T>(
    name: string,
    parse: (value: string) => T | undefined,
    expected: Text,
    example: string,
  ): T | undefined => readWord(source, fence, name, parse, expected, example);
  const readSeconds = (name: string): number | undefined =>
    read(name, parseDuration, expectations.duration, `${name}=30s`);

  const when = read('when', parseCondition, expectations.condition, 'when="kubernetes<1.24"');
  const raw = readFlag(source, fence, 'raw');
  const base = {code, language: fence.language, position: fence.position, raw, when};
  switch (kind) {
    case 'run':
    case 'undo':
      if (kind === 'undo') readFlag(source, fence, kind);
      return {kind, ...base, timeoutSeconds: readSeconds('timeout') ?? defaultSeconds.run};
    case 'check': {
      readFlag(source, fence, kind);
      const withinSeconds = readSeconds('within') ?? 0;
      return {kind, ...base, withinSeconds, timeoutSeconds: readSeconds('timeout') ?? defaultSeconds.checkAttempt};
    }
    case 'file': {
      const path = read('file', parsePath, expectations.path, 'file=/etc/systemd/system/etcd.service');
      const mode = read('mode', parseMode, expectations.mode, 'mode=0600');
      const owner = read('owner', parseOwner, expectations.owner, 'owner=etcd:etcd') ?? 'root:root';
      return path === undefined ? undefined : {kind, ...base, path, mode, owner};
    }
    case 'capture': {
      const capture = read('capture', parseCapture, expectations.capture, 'capture=token:secret');
      const timeoutSeconds = readSeconds('timeout') ?? defaultSeconds.run;
      return capture && {kind, ...base, ...capture, timeoutSeconds};
    }
    case 'output':
    case 'show':
      readFlag(source, fence, kind);
      return {kind, ...base};
  }
}

function readWord<T>(
  source: Source,
  fence: Fence,
  name: string,
  parse: (value: string) => T | undefined,
  expected: Text,
  example: string,
): T | undefined {
  const word = fence.words.find((candidate) => candidate.name === name);
  if (word === undefined) return undefined;
  if (reportHole(source, word)) return undefined;
  const value = word.value === undefined ? undefined : parse(word.value);
  if (value === undefined) report(source, 'word-value', word.position, {word: showWord(word), expected, example});
  return value;
}

function readFlag(source: Source, fence: Fence, name: string): boolean {
  const word = fence.words.find((candidate) => candidate.name === name);
  if (word?.value !== undefined) {
    const code: ProblemCode = 'word-value';
    report(source, code, word.position, {word: showWord(word), expected: expectations.flag, example: name});
  }
  return word !== undefined;
}

function reportHole(source: Source, word: Word): boolean {
  const hole = /\{\{[^{}]*\}\}/.exec(word.value ?? '')?.[0];
  if (hole !== undefined) report(source, 'hole-in-attribute', word.position, {hole});
  return hole !== undefined;
}

function showWord(word: Word): string {
  return word.value === undefined ? word.name : `${word.name}=${word.value}`;
}

function parsePath(value: string): string | undefined {
  const plain = /^(\/[A-Za-z0-9_.@+:,%=-]+)+$/.test(value);
  return plain && !value.split('/').some((part) => part === '.' || part === '..') ? value : undefined;
}

function parseMode(value: string): string | undefined {
  return /^[0-7]{4}$/.test(value) ? value : undefined;
}

function parseOwner(value: string): string | undefined {
  return /^([a-z_][a-z0-9_-]*|\d+):([a-z_][a-z0-9_-]*|\d+)$/.test(value) ? value : undefined;
}

const expectations = {
  duration: {zh: '时长', en: 'a duration'},
  condition: {zh: '“名称 运算符 值”,运算符为 = != < <= > >=', en: 'a name, one of = != < <= > >=, and a value'},
  path: {zh: '没有 . 和 .. 的绝对路径', en: 'an absolute path without . and ..'},
  mode: {zh: '四位八进制数', en: 'four octal digits'},
  owner: {zh: '用户:组', en: 'user:group'},
  capture: {
    zh: `名称:类型,类型为 ${captureTypes.join('、')}`,
    en: `NAME:TYPE, the type one of ${captureTypes.join(', ')}`,
  },
  flag: {zh: '没有值的单词', en: 'the word without a value'},
} as const satisfies Record<string, Text>;
