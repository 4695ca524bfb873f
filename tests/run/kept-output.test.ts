import {describe, expect, it} from 'vitest';
import {createKeptOutput} from '../../src/run/kept-output.ts';

function keep(limit: number, chunks: readonly string[]): string {
  const {push, read} = createKeptOutput(limit);
  chunks.forEach(push);
  return read();
}

describe('createKeptOutput', () => {
  it('keeps all of a short output', () => {
    expect(keep(4, [])).toBe('');
    expect(keep(4, ['abcd', 'efgh'])).toBe('abcdefgh');
  });

  it('keeps the two ends of a long one and says how much is left out', () => {
    const text = Array.from({length: 50}, (_, index) => String.fromCharCode(48 + index)).join('');
    for (const size of [1, 3, 7, 9, 50]) {
      const chunks = Array.from({length: Math.ceil(50 / size)}, (_, index) =>
        text.slice(index * size, (index + 1) * size),
      );
      expect(keep(4, chunks)).toBe(`${text.slice(0, 4)}\n[… 42 …]\n${text.slice(-4)}`);
    }
  });
});
