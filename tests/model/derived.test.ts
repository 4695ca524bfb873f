import {describe, expect, it} from 'vitest';
import {derivedValues, findDerived, findRoleValue} from '../../src/model/derived.ts';
import type {Host} from '../../src/model/inventory.ts';
import {createHost} from '../helpers/hosts.ts';

const hosts = [
  createHost({name: 'm', ip: '10.0.0.1', groups: ['master']}),
  createHost({name: 'n1', ip: '10.0.0.2', groups: ['node'], vars: {pod_subnet: '10.244.1.0/24'}}),
  createHost({name: 'n2', ip: 'fd00::3', groups: ['node'], vars: {pod_subnet: '10.244.2.0/24'}}),
];
const inventory = {file: 'inventory.yaml', hosts};

/** A derived value on a host; parameters are those of the host, then `shared`. */
const derive = (name: string, host = 'm', shared: Record<string, string> = {}, all: readonly Host[] = hosts) =>
  derivedValues[name]?.value({
    inventory: {file: 'i', hosts: all},
    host: all.find((each) => each.name === host)!,
    parameter: (parameter, {vars}) => vars[parameter] ?? shared[parameter],
  });

describe('lines of hosts', () => {
  it('lists the hosts as a hosts file does', () => {
    expect(derive('hosts_lines')).toBe('10.0.0.1 m\n10.0.0.2 n1\nfd00::3 n2');
    expect(derivedValues['hosts_lines']?.type).toBe('text');
  });

  it('lists the worker nodes alone', () => {
    expect(derive('nodes_lines')).toBe('10.0.0.2 n1\nfd00::3 n2');
    expect(derive('nodes_lines', 'm', {}, [hosts[0]!])).toBeUndefined();
  });
});

describe('systemd_cgroup', () => {
  it.each([
    ['systemd', 'true'],
    ['cgroupfs', 'false'],
  ])('%s is %s', (driver, expected) => {
    expect(derive('systemd_cgroup', 'm', {cgroup_driver: driver})).toBe(expected);
  });

  it('is that of the host, and nothing without a driver', () => {
    const mixed = [...hosts, createHost({name: 'own', vars: {cgroup_driver: 'cgroupfs'}})];
    expect(derive('systemd_cgroup', 'own', {cgroup_driver: 'systemd'}, mixed)).toBe('false');
    expect(derive('systemd_cgroup', 'm', {cgroup_driver: 'systemd'}, mixed)).toBe('true');
    expect(derive('systemd_cgroup')).toBeUndefined();
  });
});

describe('service_ip and dns_ip', () => {
  it.each([
    ['10.96.0.0/16', '10.96.0.1', '10.96.0.10'],
    ['10.96.0.0/12', '10.96.0.1', '10.96.0.10'],
    ['10.97.3.7/12', '10.96.0.1', '10.96.0.10'],
    ['10.0.0.250/32', undefined, undefined],
    ['10.0.0.0/31', '10.0.0.1', undefined],
    ['10.0.0.240/28', '10.0.0.241', '10.0.0.250'],
    ['10.0.0.240/29', '10.0.0.241', undefined],
    ['255.255.255.0/24', '255.255.255.1', '255.255.255.10'],
    ['200.0.0.0/1', '128.0.0.1', '128.0.0.10'],
    ['fd00::/108', undefined, undefined],
    ['10.96.0.0/33', undefined, undefined],
    ['10.96.0.256/16', undefined, undefined],
    ['10.96.0.0', undefined, undefined],
  ])('of %s are %s and %s', (cidr, service, dns) => {
    expect([derive('service_ip', 'm', {service_cidr: cidr}), derive('dns_ip', 'n1', {service_cidr: cidr})]).toEqual([
      service,
      dns,
    ]);
  });

  it('have no value without a service_cidr', () => {
    expect([derive('service_ip'), derive('dns_ip')]).toEqual([undefined, undefined]);
  });
});

describe('bridge_cidr', () => {
  it.each([
    ['10.244.1.0/24', '10.244.1.1/24'],
    ['10.244.1.128/25', '10.244.1.129/25'],
    ['10.244.1.7/30', '10.244.1.5/30'],
    ['10.244.1.7/32', undefined],
    ['fd00::/64', undefined],
  ])('of %s is %s', (subnet, expected) => {
    const own = createHost({name: 'own', vars: {pod_subnet: subnet}});
    expect(derive('bridge_cidr', 'own', {}, [own])).toBe(expected);
  });

  it('is that of the host, and nothing where it has no pods', () => {
    expect([derive('bridge_cidr', 'n1'), derive('bridge_cidr', 'm')]).toEqual(['10.244.1.1/24', undefined]);
  });
});

describe('pod_routes', () => {
  it('leads to every other host that has pods', () => {
    expect(derive('pod_routes', 'm')).toBe(
      'route replace 10.244.1.0/24 via 10.0.0.2\nroute replace 10.244.2.0/24 via fd00::3',
    );
    expect(derive('pod_routes', 'n1')).toBe('route replace 10.244.2.0/24 via fd00::3');
    expect(derive('pod_routes', 'n2')).toBe('route replace 10.244.1.0/24 via 10.0.0.2');
  });

  it('has no line where no other host has pods, and no value where none has', () => {
    expect(derive('pod_routes', 'n1', {}, hosts.slice(0, 2))).toBe('');
    expect(derive('pod_routes', 'm', {}, hosts.slice(0, 1))).toBeUndefined();
  });
});

it.each([
  ['1.20.2', 'v1beta2'],
  ['1.21.14', 'v1beta2'],
  ['1.22.0', 'v1beta3'],
  ['1.30.9', 'v1beta3'],
  ['1.31.0', 'v1beta4'],
  ['1.36.4', 'v1beta4'],
  ['2.0.0', undefined],
  ['', undefined],
])('kubeadm of Kubernetes %s reads %s', (kubernetes, api) => {
  expect(derive('kubeadm_api', 'm', {kubernetes})).toBe(api);
});

describe('findDerived', () => {
  const find = (name: string, parameters: readonly string[], roles: readonly string[] = []) =>
    findDerived(name, new Set(parameters), roles)?.type;

  it.each([
    ['hosts_lines', [], [], 'text'],
    ['nodes_lines', [], ['node'], 'text'],
    ['systemd_cgroup', ['cgroup_driver'], [], 'bool'],
    ['service_ip', ['service_cidr'], [], 'ip'],
    ['dns_ip', ['service_cidr'], [], 'ip'],
    ['pod_routes', ['pod_subnet'], [], 'text'],
    ['kubeadm_api', ['kubernetes'], [], 'hostname'],
  ])('%s needs parameters %j and roles %j', (name, parameters, roles, type) => {
    expect(find(name, parameters, roles)).toBe(type);
    if (parameters.length + roles.length > 0) expect(find(name, ['other'], ['other'])).toBeUndefined();
  });

  it('knows nothing else', () => {
    expect(['constructor', 'service_cidr', ''].map((name) => find(name, ['service_cidr'], ['node']))).toEqual(
      Array(3).fill(undefined),
    );
  });
});

it('knows name and address of the first host of a role', () => {
  const find = (name: string) => findRoleValue(name, inventory, ['master', 'node', 'empty']);
  expect([find('master.ip'), find('node.name')]).toEqual(['10.0.0.1', 'n1']);
  expect(['other.ip', 'master', 'master.vars', 'master.ip.x', 'empty.ip', ''].map(find)).toEqual(
    Array(6).fill(undefined),
  );
});
