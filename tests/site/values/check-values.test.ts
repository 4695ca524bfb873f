import fc from 'fast-check';
import {expect, test} from 'vitest';
import {
  describeValues,
  judgeHost,
  judgeParameter,
  keepFitting,
  listDistinct,
  listUnknownChecksums,
} from '../../../src/site/values/check-values.ts';
import type {ReaderHost} from '../../../src/site/values/reader-data.ts';
import {readerData} from './reader-data.ts';

const [master, node01, node02] = readerData.hosts as [ReaderHost, ReaderHost, ReaderHost];

test.each([
  ['etcd', '3.5.0', true],
  ['etcd', 'latest', false],
  ['os', 'rocky', true],
  ['os', 'windows', false],
  ['token', 'abcdef', false],
  ['unknown', 'x', false],
])('judges the parameter %s = %s', (name, value, fits) => {
  expect(judgeParameter(name, value, readerData) === undefined).toBe(fits);
});

test.each([
  ['name', 'node03', undefined],
  ['name', 'node02', 'taken by another host'],
  ['name', 'node 3', 'does not fit the type hostname'],
  ['ip', '10.0.0.9', undefined],
  ['ip', '10.0.0.1', 'taken by another host'],
  ['ip', '10.0.0', 'does not fit the type ip'],
  ['pod_subnet', '10.244.3.0/24', undefined],
  ['pod_subnet', '10.244.0.0/16', 'node01 and node02 overlap'],
  ['pod_subnet', '10.244.2.128/25', 'node01 and node02 overlap'],
  ['pod_subnet', '10.244.2', 'does not fit the type cidr'],
])('judges the %s %s of a host', (field, value, message) => {
  expect(judgeHost(field, value, node01, [master, node02], readerData)).toBe(message);
});

test('keeps what fits, and what belongs to the pages of another runbook', () => {
  const parameters = {etcd: '3.5.0', os: 'windows', token: 'abcdef', elsewhere: 'x'};
  expect(keepFitting({format: 1, parameters}, readerData)).toEqual({
    format: 1,
    parameters: {etcd: '3.5.0', elsewhere: 'x'},
  });
});

const renamed = {...node01, name: 'worker'};
test.each([
  ['all roles', [master, renamed], true],
  ['no node', [master], false],
  ['two control planes', [master, {...master, name: 'second', ip: '10.0.0.8'}, node01], false],
  ['one address twice', [master, {...node01, ip: master.ip}], false],
  ['overlapping ranges', [master, node01, {...node02, vars: node01.vars}], false],
  ['shell in an address', [master, {...node01, ip: '$(id)'}], false],
  ['a host of another form', [master, node01, {name: 'x'}], false],
])('keeps hosts as a whole or not at all: %s', (_, hosts, kept) => {
  expect(keepFitting({format: 1, hosts, parameters: {}}, readerData)?.hosts).toEqual(kept ? hosts : undefined);
});

test.each([
  [undefined],
  [null],
  [[]],
  ['x'],
  [{format: 2, parameters: {}}],
  [{format: 1}],
  [{format: 1, hosts: {}, parameters: {}}],
])('takes %j for no values', (values) => {
  expect(keepFitting(values, readerData)).toBeUndefined();
});

test('whatever is stored, nothing that a shell reads as more than a word is kept for this runbook', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('rocky', '3.5.0', '10.0.0.7'));
  const names = fc.constantFrom(...Object.keys(readerData.declarations));
  fc.assert(
    fc.property(fc.dictionary(names, text), (parameters) => {
      const kept = Object.values(keepFitting({format: 1, parameters}, readerData)?.parameters ?? {});
      for (const value of kept) expect(value).toMatch(/^[\w%+=:,./@-]+$/);
    }),
  );
});

test('asks for a checksum where the lock file has none for the version', () => {
  expect([...listUnknownChecksums(readerData, {format: 1, parameters: {}})]).toEqual([]);
  expect([...listUnknownChecksums(readerData, {format: 1, parameters: {etcd: '3.5.0'}})]).toEqual([
    ['etcd_sha256', '3.5.0'],
  ]);
});

test('knows what each host of a role has of its own, and says values in a line each', () => {
  expect(listDistinct(readerData, 'nodes')).toEqual(['pod_subnet']);
  expect(listDistinct(readerData, 'control_plane')).toEqual([]);
  expect(describeValues({format: 1, hosts: [node01], parameters: {etcd: '3.5.0'}})).toEqual([
    'node01  10.0.0.2  10.244.1.0/24',
    'etcd = 3.5.0',
  ]);
});
