import {describe, expect, it} from 'vitest';
import {createMask} from '../../src/run/mask.ts';

function mask(secrets: readonly string[], chunks: readonly string[]): string {
  const {push, end} = createMask(secrets);
  return chunks.map(push).join('') + end();
}

describe('createMask', () => {
  it('leaves text without secrets as it is', () => {
    expect(mask([], ['a', 'b'])).toBe('ab');
    expect(mask(['secret'], ['secre', 'c', 'sec', 'ret'])).toBe('secrec***');
  });

  it('finds a secret wherever it is cut', () => {
    const text = 'before s3cr3t-s3cr3t after s3cr3t-s3';
    for (let a = 0; a <= text.length; a += 1)
      for (let b = a; b <= text.length; b += 1)
        expect(mask(['s3cr3t-s3cr3t'], [text.slice(0, a), text.slice(a, b), text.slice(b)])).toBe(
          'before *** after s3cr3t-s3',
        );
  });

  it('masks the longest of several', () => {
    expect(mask(['pass', 'password'], ['my password, my pass', 'word'])).toBe('my ***, my ***');
  });

  it('lets nothing of a secret through that overlaps itself or another', () => {
    expect(mask(['abcab'], ['abcab', 'x', 'abc', 'ab', 'cab'])).toBe('***x***cab');
    expect(mask(['pass', 'password'], ['pass'])).toBe('***');
    expect(mask(['a.b*c', '$(id)[0]'], ['aXbbc a.b*c $(id)', '[0]'])).toBe('aXbbc *** ***');
  });

  it('masks the lines of a secret that has several, whatever stands around them', () => {
    expect(mask(['-----KEY\n  abcdef\nxyz1'], ['key: abcdef; ', '-----KEY', ' xyz', '1'])).toBe('key: ***; *** ***');
  });

  it('shows what can be no secret at once', () => {
    const {push, end} = createMask(['secret']);
    expect(push('a line\n')).toBe('a line\n');
    expect(push('a sec')).toBe('a ');
    expect(push('ond')).toBe('second');
    expect(end()).toBe('');
  });
});
