import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {fileTypes, fitsType, isFileType, scriptTypes, type ValueType} from '../../src/model/value.ts';

const cases: Readonly<Record<Exclude<ValueType, 'string' | 'text' | 'secret'>, {good: string[]; bad: string[]}>> = {
  ip: {
    good: ['10.0.0.1', '255.255.255.255', '::1', 'fd00::1', '::ffff:10.0.0.1'],
    bad: ['10.0.0', '10.0.0.256', '010.0.0.1', '1.2.3.4.5', ':::', 'fe80::1%eth0', 'localhost', '10.0.0.1/24'],
  },
  cidr: {
    good: ['10.244.0.0/16', '10.0.0.0/0', 'fd00::/64'],
    bad: ['10.0.0.1', '10.0.0.0/33', 'fd00::/129', '10.0.0.0/08', '10.0.0.0/8/8'],
  },
  hostname: {
    good: ['node01', 'a.b-c.example', 'N1'],
    bad: ['-a', 'a-', 'a_b', 'a..b', '.a', `${'a'.repeat(64)}.b`],
  },
  port: {good: ['1', '2379', '65535'], bad: ['0', '65536', '080', '1.5', '']},
  int: {good: ['0', '42'], bad: ['01', '-1', '1e3', '1_000', '1.0']},
  bool: {good: ['true', 'false'], bad: ['yes', 'True', '1']},
  version: {good: ['1.36.4', '3', '1.20.2-rc.1', '1.2.3+k3s1'], bad: ['v1.2', '1.2.3.4.5', 'latest', '1.', '.1']},
  url: {
    good: ['https://dl.k8s.io', 'http://10.0.0.1:8080/a%20b'],
    bad: ['ftp://a', 'https://', 'https:///a', 'dl.k8s.io', 'https://a b', 'javascript:alert', 'https://a/?b'],
  },
  path: {good: ['/', '/opt/kubernetes/bin'], bad: ['a/b', './a', '/a/../b', '~/a', '']},
  duration: {good: ['30s', '1h30m', '100ms'], bad: ['30', 's', '1 h', '1.5h', '']},
  enum: {good: ['own'], bad: ['mine', '']},
  registry: {
    good: ['m.daocloud.io', 'localhost', 'registry:5000', '172.16.0.10:5000'],
    bad: ['registry', 'https://m.daocloud.io', 'm.daocloud.io/', 'm.daocloud.io:0', 'a.b:1:2', '.io', ''],
  },
  image: {
    good: [
      'registry.k8s.io/pause:3.10.2',
      `docker.io/library/busybox@sha256:${'0a'.repeat(32)}`,
      `quay.io/a/b:1.0@sha256:${'f'.repeat(64)}`,
      'localhost:5000/a/b:1.0',
      'localhost/a:1',
      'registry:5000/a_b/c-d/e.f__g:V1_2.3-rc.1',
      '10.0.0.1/a:1',
    ],
    bad: [
      'registry.k8s.io/pause',
      'registry.k8s.io/pause:',
      'registry.k8s.io/pause:latest',
      `registry.k8s.io/pause:latest@sha256:${'0'.repeat(64)}`,
      'pause:3.10.2',
      'library/busybox:1.37',
      'localhost:1.0',
      'registry.k8s.io:443',
      'registry.k8s.io:99999/a:1',
      'registry.k8s.io/:1',
      'registry.k8s.io//a:1',
      'registry.k8s.io/a/:1',
      'registry.k8s.io/Pause:1',
      'registry.k8s.io/a..b:1',
      'registry.k8s.io/a___b:1',
      'registry.k8s.io/-a:1',
      '.k8s.io/a:1',
      'https://registry.k8s.io/a:1',
      'registry.k8s.io/a:.1',
      `registry.k8s.io/a:${'1'.repeat(129)}`,
      `registry.k8s.io/a@sha256:${'0'.repeat(63)}`,
      `registry.k8s.io/a@sha256:${'A'.repeat(64)}`,
      `registry.k8s.io/a@md5:${'0'.repeat(32)}`,
    ],
  },
  sha256: {good: ['0'.repeat(64)], bad: ['0'.repeat(63), 'A'.repeat(64), 'g'.repeat(64)]},
};

describe('values by type', () => {
  test.each(Object.entries(cases))('%s', (type, {good, bad}) => {
    const fits = (value: string): boolean => fitsType(type as ValueType, value, ['own', 'shared']);
    expect(good.filter((value) => !fits(value))).toEqual([]);
    expect(bad.filter(fits)).toEqual([]);
  });

  test('every type is either for scripts or for files', () => {
    expect(scriptTypes.filter(isFileType)).toEqual([]);
    expect(fileTypes.every(isFileType)).toBe(true);
    expect(Object.keys(cases).toSorted()).toEqual(scriptTypes.toSorted());
  });
});

describe('what stands in a script', () => {
  const dangers = [
    ' ',
    '\n',
    "'",
    '"',
    '$(id)',
    '`id`',
    ';',
    '&',
    '|',
    '<',
    '>',
    '*',
    '?',
    '[',
    '~',
    '#',
    '\\',
    '{',
    '!',
    '\0',
    '$',
  ];

  test('is one word to a shell, whatever the type', () => {
    for (const type of scriptTypes) {
      const [example = ''] = cases[type].good;
      for (const danger of dangers) {
        const value = `${example}${danger}`;
        expect(fitsType(type, value, [value]), `${type} ${JSON.stringify(value)}`).toBe(false);
        expect(fitsType(type, `${danger}${example}`, [`${danger}${example}`])).toBe(false);
      }
    }
  });

  test('is no option', () => {
    for (const type of scriptTypes) expect(fitsType(type, '-rf', ['-rf'])).toBe(false);
  });

  test('has no other character than these', () => {
    fc.assert(
      fc.property(fc.constantFrom(...scriptTypes), fc.string({unit: 'binary'}), (type, value) => {
        if (fitsType(type, value, [value])) expect(value).toMatch(/^[A-Za-z0-9_%+=:,./@][A-Za-z0-9_%+=:,./@-]*$/);
      }),
      {seed: 7, numRuns: 2000},
    );
  });
});

describe('what stands in a file', () => {
  test('may hold quotes, spaces and braces, but nothing that nobody sees', () => {
    const value = `a "b" 'c' $(id) {{host.ip}}\t中文`;
    for (const type of fileTypes) {
      expect(fitsType(type, value)).toBe(true);
      expect(fitsType(type, 'a\u001b[31m')).toBe(false);
      expect(fitsType(type, 'a\rb')).toBe(false);
      expect(fitsType(type, 'a\nb')).toBe(type === 'text');
    }
  });
});
