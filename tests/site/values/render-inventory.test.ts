import {expect, test} from 'vitest';
import {parse} from 'yaml';
import {extractInventory} from '../../../src/extract/extract-inventory.ts';
import {renderInventory} from '../../../src/site/values/render-inventory.ts';
import {readerData} from './reader-data.ts';

test('is read back as the hosts and parameters that were typed, numbers as text', () => {
  const [master, node01] = readerData.hosts;
  const parameters = {etcd: '3.10', os: 'rocky'};
  const text = renderInventory(readerData, {format: 1, hosts: [master!, {...node01!, name: '01'}], parameters});
  expect(text.split('\n')[0]).toBe(`# ${readerData.texts.inventoryHead}`);
  // Ansible would read a bare 3.10 as a number.
  expect(parse(text)).toMatchObject({all: {vars: parameters}});
  const {inventory, problems} = extractInventory('hosts.yaml', text);
  expect(problems).toEqual([]);
  expect(inventory?.hosts.map(({name, address, user, groups, vars}) => ({name, address, user, groups, vars}))).toEqual([
    {
      name: 'master',
      address: '10.0.0.1',
      user: 'root',
      groups: expect.arrayContaining(['control_plane']) as unknown,
      vars: expect.objectContaining(parameters) as unknown,
    },
    {
      name: '01',
      address: '10.0.0.2',
      user: 'root',
      groups: expect.arrayContaining(['nodes']) as unknown,
      vars: expect.objectContaining({...parameters, pod_subnet: '10.244.1.0/24'}) as unknown,
    },
  ]);
});
