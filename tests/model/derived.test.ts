import {expect, it} from 'vitest';
import {derivedValues, findRoleValue} from '../../src/model/derived.ts';
import {createHost} from '../helpers/hosts.ts';

const inventory = {
  file: 'inventory.yaml',
  hosts: [
    createHost({name: 'm', ip: '10.0.0.1', groups: ['master']}),
    createHost({name: 'n', ip: 'fd00::2', groups: ['node']}),
  ],
};

it('lists the hosts as a hosts file does', () => {
  expect(derivedValues['hosts_lines']?.value(inventory)).toBe('10.0.0.1 m\nfd00::2 n');
  expect(derivedValues['hosts_lines']?.type).toBe('text');
});

it('knows name and address of the first host of a role', () => {
  const find = (name: string) => findRoleValue(name, inventory, ['master', 'node', 'empty']);
  expect([find('master.ip'), find('node.name')]).toEqual(['10.0.0.1', 'n']);
  expect(['other.ip', 'master', 'master.vars', 'master.ip.x', 'empty.ip', ''].map(find)).toEqual(
    Array(6).fill(undefined),
  );
});
