import {expect, test} from 'vitest';
import {inventHost} from '../../../src/site/values/invent-host.ts';
import type {ReaderHost} from '../../../src/site/values/reader-data.ts';
import {readerData} from './reader-data.ts';

const role = {name: 'nodes', title: 'nodes', many: true};
const invent = (hosts: readonly ReaderHost[]) => inventHost(role, hosts, readerData);

test('the next host follows the last of its role', () => {
  expect(invent(readerData.hosts)).toEqual({
    name: 'node03',
    ip: '10.0.0.4',
    groups: ['nodes'],
    vars: {pod_subnet: '10.244.3.0/24'},
  });
});

test('what is taken is passed over', () => {
  const taken = {name: 'node03', ip: '10.0.0.4', groups: ['control_plane'], vars: {pod_subnet: '10.244.3.0/24'}};
  expect(invent([...readerData.hosts, taken])).toMatchObject({
    name: 'node04',
    ip: '10.0.0.5',
    vars: {pod_subnet: '10.244.4.0/24'},
  });
});

test('a number keeps its width', () => {
  const host = {name: 'node09', ip: '10.0.0.9', groups: ['nodes'], vars: {}};
  expect(invent([host])).toMatchObject({name: 'node10', ip: '10.0.0.10'});
});
