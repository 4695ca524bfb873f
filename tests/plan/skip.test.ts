import {expect, it} from 'vitest';
import {judgeSkip, type SkipFacts} from '../../src/plan/skip.ts';

const facts: SkipFacts = {key: 'k', passedKey: 'k', acts: true, probe: 'ok', force: false};

it.each([
  [{}, 'skip'],
  [{probe: undefined}, 'probe'],
  [{probe: 'file'}, 'file'],
  [{probe: 'check'}, 'check'],
  [{passedKey: 'other'}, 'key'],
  [{passedKey: 'other', probe: undefined}, 'key'],
  [{passedKey: undefined}, 'never-ran'],
  [{passedKey: undefined, probe: undefined}, 'never-ran'],
  [{acts: false}, 'checks-only'],
  [{acts: false, probe: undefined}, 'checks-only'],
  [{force: true}, 'forced'],
  [{force: true, acts: false, passedKey: undefined}, 'forced'],
] as const)('%j gives %s', (more, expected) => {
  expect(judgeSkip({...facts, ...more})).toBe(expected);
});
