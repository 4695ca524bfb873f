import {expect, test} from 'vitest';
import {parse} from 'yaml';
import {renderInventory} from '../../src/lab/inventory.ts';
import {labHosts} from '../../src/lab/lab-hosts.ts';
import {createHostPaths, createLabPaths, machineName} from '../../src/lab/lab-paths.ts';
import {renderKnownHosts, renderSshConfig} from '../../src/lab/ssh-config.ts';

const lab = createLabPaths({stateDirectory: '/var/state'});

test('the inventory has the two groups, how to reach each host, and the values given', () => {
  expect(renderInventory(lab, {etcd: '3.4.23', ratio: '1.20'})).toMatchInlineSnapshot(`
    "all:
      vars:
        ansible_user: root
        ansible_ssh_common_args: -F /var/state/lab/ssh_config
        etcd: 3.4.23
        ratio: "1.20"
      children:
        master:
          hosts:
            master:
              ansible_host: 172.16.0.67
              ip: 172.16.0.67
        node:
          hosts:
            node01:
              ansible_host: 172.16.0.66
              ip: 172.16.0.66
              pod_subnet: 10.244.1.0/24
            node02:
              ansible_host: 172.16.0.68
              ip: 172.16.0.68
              pod_subnet: 10.244.2.0/24
    "
  `);
});

test('a state folder with a space or a quote stays one argument of ssh', () => {
  const odd = createLabPaths({stateDirectory: "/var/it's a state"});
  const inventory = parse(renderInventory(odd, {})) as {all: {vars: Record<string, string>}};
  expect(inventory.all.vars['ansible_ssh_common_args']).toBe(`-F '/var/it'\\''s a state/lab/ssh_config'`);
});

test('the ssh configuration enters the namespace of its own lab and pins the host keys', () => {
  expect(renderSshConfig(createLabPaths({name: 'other', stateDirectory: '/var/a state'}))).toMatchInlineSnapshot(`
    "Host master 172.16.0.67
      HostName 172.16.0.67

    Host node01 172.16.0.66
      HostName 172.16.0.66

    Host node02 172.16.0.68
      HostName 172.16.0.68

    Host *
      User root
      IdentityFile "/var/a state/other/id_ed25519"
      IdentitiesOnly yes
      UserKnownHostsFile "/var/a state/other/known_hosts"
      GlobalKnownHostsFile /dev/null
      StrictHostKeyChecking yes
      BatchMode yes
      LogLevel ERROR
      ProxyCommand nsenter --net=/run/netns/other socat - TCP:%h:%p
    "
  `);
});

test('known hosts hold name and address of each host, without the comment of the key', () => {
  const keys = labHosts.map((host) => ({host, publicKey: `ssh-ed25519 KEY${host.ip} comment\n`}));
  expect(renderKnownHosts(keys)).toMatchInlineSnapshot(`
    "master,172.16.0.67 ssh-ed25519 KEY172.16.0.67
    node01,172.16.0.66 ssh-ed25519 KEY172.16.0.66
    node02,172.16.0.68 ssh-ed25519 KEY172.16.0.68
    "
  `);
});

test('two labs share no path, no machine name', () => {
  const other = createLabPaths({name: 'other', stateDirectory: '/var/state'});
  expect(createHostPaths(other, 'master').root).toBe('/var/state/other/hosts/master/root');
  expect(createHostPaths(lab, 'master').root).toBe('/var/state/lab/hosts/master/root');
  expect([machineName(lab, 'master'), machineName(other, 'master')]).toEqual(['lab-master', 'other-master']);
});

test.each(['', 'Lab', '1lab', 'a/b', '..', 'lab-2', 'morethantwelve'])('the lab name %j is refused', (name) => {
  expect(() => createLabPaths({name, stateDirectory: '/var/state'})).toThrow(/not valid/);
});
