import type {Block} from '../../model/step.ts';

/** The words that make a block something else than a run block. */
export const kindWords = ['file', 'check', 'undo', 'capture', 'output', 'show'] as const;

const kinds: ReadonlySet<string> = new Set(kindWords);

/** The words that go with each kind of block. */
export const wordsOfKind: Readonly<Record<Block['kind'], readonly string[]>> = {
  run: ['when', 'timeout', 'raw'],
  file: ['mode', 'owner', 'when', 'raw'],
  check: ['within', 'timeout', 'when', 'raw'],
  undo: ['timeout', 'when', 'raw'],
  capture: ['timeout', 'when', 'raw'],
  output: ['when', 'raw'],
  show: ['when', 'raw'],
};

/** Words that mean something in a step alone. */
export const stepWords: readonly string[] = [
  'file',
  'check',
  'undo',
  'capture',
  'within',
  'timeout',
  'mode',
  'owner',
  'when',
];

export const allWords: ReadonlySet<string> = new Set([
  ...kindWords,
  'within',
  'timeout',
  'mode',
  'owner',
  'when',
  'raw',
]);

/** Languages of which a reader thinks that they run. */
export const shellLanguages: readonly string[] = [
  'bash',
  'sh',
  'shell',
  'console',
  'zsh',
  'shellscript',
  'shellsession',
];

export function isKindWord(word: string): word is (typeof kindWords)[number] {
  return kinds.has(word);
}
