import {expect, test} from 'vitest';
import {suggest} from '../../src/cli/suggest.ts';

test.each([
  ['binry-install', 'binary-install'],
  ['etcd-strat', 'etcd-start'],
  ['etcd-stop', 'etcd-start'],
  ['kubelet', undefined],
  ['', undefined],
])('%j', (word, expected) => {
  expect(suggest(word, ['binary-install', 'etcd-start', 'ca-cluster'])).toBe(expected);
});
