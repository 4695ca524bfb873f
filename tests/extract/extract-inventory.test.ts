import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {extractInventory} from '../../src/extract/extract-inventory.ts';

function extract(text: string) {
  const {inventory, problems} = extractInventory('hosts.yaml', text);
  return {
    hosts: inventory?.hosts,
    problems: problems.map(({code, position: {line, column}}) => `${line}:${column} ${code}`),
  };
}

test('the example of the repository is sound', () => {
  const file = 'runbooks/inventory.example.yaml';
  const {hosts, problems} = extract(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'));
  expect(problems).toEqual([]);
  expect(hosts?.map(({name, ip, groups}) => [name, ip, groups])).toEqual([
    ['master', '172.16.0.67', ['master']],
    ['node01', '172.16.0.66', ['node']],
    ['node02', '172.16.0.68', ['node']],
  ]);
});

test('variables come from the nearest: all, parent group, child group, host', () => {
  const {hosts, problems} = extract(`
all:
  vars: {a: all, b: all, c: all, d: all}
  children:
    parent:
      vars: {b: parent, c: parent, d: parent}
      children:
        child:
          vars: {c: child, d: child}
          hosts:
            one: {ip: 10.0.0.1, d: host}
            two: {ip: 10.0.0.2}
  hosts:
    lone: {ip: 10.0.0.3}
ungrouped:
  vars: {d: ungrouped}
`);
  expect(problems).toEqual([]);
  expect(hosts?.map(({name, groups, vars}) => [name, groups, Object.values(vars).join(' ')])).toEqual([
    ['one', ['parent', 'child'], 'all parent child host'],
    ['two', ['parent', 'child'], 'all parent child child'],
    ['lone', [], 'all all all ungrouped'],
  ]);
});

test('of groups at one depth the last by name wins', () => {
  const {hosts} = extract(`
b: {vars: {x: b}, hosts: {one: {ip: 10.0.0.1}}}
a: {vars: {x: a}, hosts: {one: }}
`);
  expect(hosts).toMatchObject([{name: 'one', groups: ['a', 'b'], vars: {x: 'b'}}]);
});

test('connection variables, split as a shell splits', () => {
  const {hosts, problems} = extract(`
all:
  vars:
    ansible_user: admin
    ansible_port: 2222
    ansible_become: yes
    ansible_ssh_private_key_file: ~/.ssh/id_ed25519
    ansible_ssh_common_args: "-F '/a b/config' -o \\"ProxyCommand=x y\\" -o A=b\\\\ c"
  hosts:
    one: {ansible_host: one.example.org, ip: 10.0.0.1}
    here: {ansible_connection: local, ip: 'fd00::1'}
`);
  expect(problems).toEqual([]);
  expect(hosts?.[0]).toEqual({
    name: 'one',
    ip: '10.0.0.1',
    connection: 'ssh',
    address: 'one.example.org',
    user: 'admin',
    port: 2222,
    privateKeyFile: '~/.ssh/id_ed25519',
    sshArguments: ['-F', '/a b/config', '-o', 'ProxyCommand=x y', '-o', 'A=b c'],
    become: true,
    groups: [],
    vars: {},
  });
  expect(hosts?.[1]).toMatchObject({connection: 'local', address: 'here', ip: 'fd00::1'});
});

test('numbers, booleans and nothing stay as they are written', () => {
  const {hosts} = extract('all:\n  hosts:\n    one: {ip: 10.0.0.1, v: 1.20, o: 0640, b: yes, n: 1_000, e: }\n');
  expect(hosts?.[0]?.vars).toEqual({v: '1.20', o: '0640', b: 'yes', n: '1_000', e: ''});
});

test('ranges give hosts', () => {
  const names = (pattern: string) => extract(`all: {hosts: {'${pattern}': {}}}`).problems;
  expect(names('node[01:03]')).toEqual(Array.from({length: 3}, () => '1:15 inventory-ip'));
  const {hosts} = extract('all:\n  hosts:\n    10.0.0.[9:11]:\n    10.1.[1:3:2].1: {}\n');
  expect(hosts?.map(({ip}) => ip)).toEqual(['10.0.0.9', '10.0.0.10', '10.0.0.11', '10.1.1.1', '10.1.3.1']);
});

describe('problems with their place', () => {
  test.each([
    ['', ['1:1 inventory-empty']],
    ['- a\n', ['1:1 inventory-structure']],
    ['all: hosts\n', ['1:6 inventory-structure']],
    ['all:\n  host: {}\n', ['2:3 inventory-key']],
    ['all:\n  hosts:\n    a: {ip: 10.0.0.1}\n    a: {ip: 10.0.0.2}\n', ['4:5 yaml-syntax']],
    ['all:\n  hosts:\n    a: {}\n', ['3:5 inventory-ip']],
    ['all:\n  hosts:\n    a: {ansible_host: db}\n', ['3:5 inventory-ip']],
    ['all:\n  hosts:\n    a: {ip: 10.0.0.256}\n', ['3:13 inventory-value']],
    ['all:\n  hosts:\n    a: {ip: 10.0.0.1}\n    b: {ip: 10.0.0.1}\n', ['4:5 inventory-ip-twice']],
    ['all:\n  hosts:\n    a_b: {ip: 10.0.0.1}\n', ['3:5 inventory-name']],
    ['all:\n  hosts:\n    "a[1:]": {ip: 10.0.0.1}\n', ['3:5 inventory-name']],
    ['all:\n  hosts:\n    "a[1:9999]": {ip: 10.0.0.1}\n', ['3:5 inventory-name']],
    ['a b: {hosts: {a: {ip: 10.0.0.1}}}\n', ['1:1 inventory-name']],
    ['all:\n  vars: {ansible_usr: root}\n  hosts: {a: {ip: 10.0.0.1}, b: {ip: 10.0.0.2}}\n', ['2:23 inventory-key']],
    ['all:\n  vars: {ansible_port: 0}\n  hosts: {a: {ip: 10.0.0.1}}\n', ['2:24 inventory-value']],
    ['all:\n  vars: {ansible_become: maybe}\n  hosts: {a: {ip: 10.0.0.1}}\n', ['2:26 inventory-value']],
    ['all:\n  vars: {ansible_connection: docker}\n  hosts: {a: {ip: 10.0.0.1}}\n', ['2:30 inventory-value']],
    ['all:\n  vars: {ansible_ssh_common_args: "-F \'x"}\n  hosts: {a: {ip: 10.0.0.1}}\n', ['2:35 inventory-value']],
    ['all:\n  vars: {ansible_user: -oProxyCommand=x}\n  hosts: {a: {ip: 10.0.0.1}}\n', ['2:24 inventory-value']],
    ['all:\n  hosts: {a: {ip: 10.0.0.1, x: [1]}}\n', ['2:32 inventory-structure']],
    ['all:\n  hosts: {a: {ip: 10.0.0.1, x: "{{ y }}"}}\n', ['2:32 inventory-structure']],
    ['all:\n  hosts: {a: {ip: 10.0.0.1, x: !vault y}}\n', ['2:39 inventory-structure']],
    ['x: {hosts: {a: {ip: 10.0.0.1}}, children: {y: {children: {x: }}}}\n', ['1:1 inventory-cycle']],
    ['all: &x\n  children: {a: *x}\n', ['2:17 inventory-structure']],
  ])('%j', (text, expected) => {
    const {hosts, problems} = extract(text);
    expect(hosts).toBeUndefined();
    expect([...new Set(problems)]).toEqual(expected);
  });
});

test.each([
  ['lists', '['.repeat(20_000)],
  ['maps', Array.from({length: 4000}, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
])('%s in each other by the thousand are a problem, not a crash', (_, text) => {
  const {hosts, problems} = extract(text);
  expect(hosts).toBeUndefined();
  expect(problems[0]).toContain('yaml-syntax');
});
