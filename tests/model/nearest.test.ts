import {expect, test} from 'vitest';
import {findNearest} from '../../src/model/nearest.ts';

test.each([
  ['binry-install', 'binary-install'],
  ['etcd-strat', 'etcd-start'],
  ['etcd-sta', 'etcd-start'],
  ['kubelet', undefined],
  ['', undefined],
])('%j', (word, expected) => {
  expect(findNearest(word, ['binary-install', 'etcd-start', 'ca-cluster'])).toBe(expected);
});
