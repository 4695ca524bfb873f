import {expect, test} from 'vitest';
import {measureWidth, padEnd, truncate, wrapText} from '../../src/report/width.ts';

test.each([
  ['etcd', 4],
  ['启动 etcd', 9],
  ['\uff0c\u3002', 4],
  ['é', 1],
  ['e\u0301', 1],
  ['👩‍💻', 2],
  ['✓ ✗ –', 5],
  ['\u001b[31m红\u001b[39m', 2],
])('%j takes %i columns', (text, width) => {
  expect(measureWidth(text)).toBe(width);
});

test('a cut never exceeds its width, even within a wide character', () => {
  expect(truncate('启动 etcd', 20)).toBe('启动 etcd');
  expect(truncate('启动 etcd', 4)).toBe('启…');
  expect(truncate('启动', 3)).toBe('启…');
  expect(truncate('启动', 2)).toBe('…');
  expect(truncate('启动', 0)).toBe('');
});

test('padding counts columns', () => {
  expect(padEnd('启动', 6)).toBe('启动  ');
});

test('Chinese breaks between characters, English between words, neither before punctuation', () => {
  expect(wrapText('检查页面和清单，报告问题', 14)).toEqual(['检查页面和清', '单，报告问题']);
  expect(wrapText('check pages and manifests', 12)).toEqual(['check pages', 'and', 'manifests']);
});
