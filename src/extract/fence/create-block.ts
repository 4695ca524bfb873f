import type {Code} from 'mdast';
import type {Text} from '../../model/language.ts';
import {defaultSeconds, type Block} from '../../model/step.ts';
import {report, type Source} from '../source.ts';
import {suggest} from '../suggest.ts';
import {checkClosed} from './check-closed.ts';
import {checkCode} from './check-code.ts';
import {parseCapture} from './parse-capture.ts';
import {parseCondition} from './parse-condition.ts';
import {parseDuration} from './parse-duration.ts';
import {parseFence, type Fence} from './parse-fence.ts';
import {findWord, parseMode, parseOwner, parsePath, readFlag, readWord} from './word-values.ts';
import {allWords, isKindWord, wordsOfKind} from './words.ts';

type Kind = Block['kind'];

/** A step's fence as a block; undefined with problems where it is none. */
export function createBlock(source: Source, node: Code): Block | undefined {
  if (!checkClosed(source, node)) return undefined;
  const fence = parseFence(source, node);
  if (fence === undefined) return undefined;
  const before = source.problems.length;
  checkCode(source, node.value, fence.position, findWord(fence, 'raw') !== undefined);
  const kind = chooseKind(source, fence);
  if (kind === undefined) return undefined;
  checkWords(source, fence, kind);
  const block = fillBlock(source, fence, kind, node.value);
  return source.problems.length === before ? block : undefined;
}

function chooseKind(source: Source, fence: Fence): Kind | undefined {
  let kind: Kind = 'run';
  for (const {name, position} of fence.words) {
    if (!isKindWord(name) || name === kind) continue;
    if (kind !== 'run') {
      report(source, 'two-kinds', position, {first: kind, second: name});
      return undefined;
    }
    kind = name;
  }
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
  const {words} = fence;
  if (words.length === 0) return;
  reportUnknownWords(source, fence);
  for (const [index, {name, position}] of words.entries()) {
    if (index > 0 && findWord(fence, name) !== words[index]) report(source, 'word-twice', position, {word: name});
    else if (name !== kind && allWords.has(name) && !wordsOfKind[kind].includes(name)) {
      report(source, 'word-place', position, {word: name, kind});
    }
  }
}

function reportUnknownWords(source: Source, {words}: Fence): boolean {
  let found = false;
  for (const {name, position} of words) {
    if (allWords.has(name)) continue;
    found = true;
    const allowed = [...allWords].join(', ');
    report(source, 'unknown-word', position, {word: name, suggestion: suggest(name, allWords), allowed});
  }
  return found;
}

function fillBlock(source: Source, fence: Fence, kind: Kind, code: string): Block | undefined {
  const {language, position} = fence;
  const when = readWord(source, fence, 'when', parseCondition);
  const raw = readFlag(source, fence, 'raw');
  switch (kind) {
    case 'run':
    case 'undo': {
      readFlag(source, fence, kind);
      const timeoutSeconds = readWord(source, fence, 'timeout', parseDuration) ?? defaultSeconds.run;
      return {kind, code, language, position, raw, when, timeoutSeconds};
    }
    case 'check': {
      readFlag(source, fence, kind);
      const withinSeconds = readWord(source, fence, 'within', parseDuration) ?? 0;
      const timeoutSeconds = readWord(source, fence, 'timeout', parseDuration) ?? defaultSeconds.checkAttempt;
      return {kind, code, language, position, raw, when, withinSeconds, timeoutSeconds};
    }
    case 'file': {
      const path = readWord(source, fence, 'file', parsePath);
      const mode = readWord(source, fence, 'mode', parseMode);
      const owner = readWord(source, fence, 'owner', parseOwner) ?? 'root:root';
      return path === undefined ? undefined : {kind, code, language, position, raw, when, path, mode, owner};
    }
    case 'capture': {
      const capture = readWord(source, fence, 'capture', parseCapture);
      const timeoutSeconds = readWord(source, fence, 'timeout', parseDuration) ?? defaultSeconds.run;
      return capture && {kind, code, language, position, raw, when, ...capture, timeoutSeconds};
    }
    case 'output':
    case 'show':
      readFlag(source, fence, kind);
      return {kind, code, language, position, raw, when};
  }
}
