import {expect, test} from 'vitest';
import {textWidth} from '../../../src/site/diagrams/text-width.ts';
import {wrapText} from '../../../src/site/diagrams/wrap-text.ts';

test('a text that fits stays whole', () => {
  expect(wrapText('kube-apiserver', 200, 12, 'mono')).toEqual(['kube-apiserver']);
});

test('lines break at spaces and hyphens and are about equally long', () => {
  expect(wrapText('the kernel forwards Service traffic', 130, 12, 'sans')).toEqual([
    'the kernel forwards',
    'Service traffic',
  ]);
  expect(wrapText('kube-controller-manager', 130, 12, 'mono')).toEqual(['kube-controller-', 'manager']);
});

test('Chinese breaks between characters, never before its punctuation, and leaves none alone', () => {
  const lines = wrapText('由内核转发的流量，', 96, 12, 'sans');
  expect(lines).toEqual(['由内核转发', '的流量，']);
  expect(wrapText('读取指标，写入', 48, 12, 'sans')[1]?.startsWith('，')).toBe(false);
});

test('nothing is lost', () => {
  for (const text of ['CN 是用户名，O 是用户组', 'O=system:nodes, CN=system:node:节点名称', 'cni0（网桥）与 veth']) {
    for (const width of [60, 90, 120]) {
      expect(wrapText(text, width, 12, 'sans').join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }
  }
});

test('a Chinese character is as wide as it is high, a Latin one narrower', () => {
  expect(textWidth('证书', 14, 'strong')).toBe(28);
  expect(textWidth('ab', 10, 'sans')).toBeLessThan(14);
  expect(textWidth('il', 10, 'sans')).toBeLessThan(textWidth('mw', 10, 'sans'));
});
