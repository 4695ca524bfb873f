import {mkdtemp, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {isChecksumList, readChecksums} from '../../src/bundle/checksums.ts';
import {createSums} from '../../src/bundle/known-sums.ts';

const a = 'a'.repeat(64);
const b = 'b'.repeat(64);
const base = 'https://mirror.org/dl.k8s.io/release/v1/bin/linux/amd64';

describe('lists of checksums', () => {
  it.each([
    ['https://x.org/kubelet.sha256', `${a}\n`, {kubelet: a}],
    ['https://x.org/runc.sha256sum', `${a} *runc.amd64\n`, {'runc.amd64': a}],
    ['https://x.org/sha256sums.txt', `${a}  p.tar.gz\n${b}  ./q.tar.gz\nnonsense\n`, {'p.tar.gz': a, 'q.tar.gz': b}],
  ])('%s', (url, text, sums) => {
    expect(isChecksumList(url)).toBe(true);
    expect(Object.fromEntries(readChecksums(url, text))).toEqual(sums);
  });

  it('are known by their names', () => {
    expect(['https://x.org/kubelet', 'https://x.org/sha256/kubelet'].filter(isChecksumList)).toEqual([]);
  });
});

describe('createSums', () => {
  const file = async (text: string): Promise<string> => {
    const path = join(await mkdtemp(join(tmpdir(), 'runbook-sums-')), 'list');
    await writeFile(path, text);
    return path;
  };

  it('proves a file by the lock file, a parameter, or the list in the same folder of another base URL', async () => {
    const sums = createSums(new Map([['https://x.org/etcd', a]]), new Set([b]));
    expect(sums.judge('https://x.org/etcd', a)).toEqual({status: 'right'});
    expect(sums.judge('https://x.org/pause.tar', b)).toEqual({status: 'right'});
    expect(sums.judge(`${base}/kubelet`, a)).toEqual({status: 'unknown'});
    await sums.add('https://dl.k8s.io/release/v1/bin/linux/amd64/kubelet.sha256', await file(a));
    expect(sums.judge(`${base}/kubelet`, a)).toEqual({status: 'right'});
  });

  it('believes none of two that disagree', async () => {
    const sums = createSums(new Map([[`${base}/kubelet`, a]]), new Set([b]));
    await sums.add(`${base}/kubelet.sha256`, await file(b));
    expect(sums.judge(`${base}/kubelet`, a)).toEqual({status: 'differs', expected: b});
    expect(sums.judge(`${base}/kubelet`, b)).toEqual({status: 'differs', expected: a});
  });
});
