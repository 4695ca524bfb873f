import {hostsOfRole, type Host, type Inventory} from './inventory.ts';
import {findAddress, parseSubnet} from './ipv4.ts';
import type {ValueType} from './value.ts';

/** What a value is worked out from. */
export interface DerivedContext {
  readonly inventory: Inventory;
  /** The host whose block is filled. */
  readonly host: Host;
  /** A parameter's value on a host; undefined where it has none there. */
  readonly parameter: (name: string, host: Host) => string | undefined;
}

export interface DerivedValue {
  readonly type: ValueType;
  /** Parameters and roles that it needs: only a runbook that declares them has it. */
  readonly needs: {readonly parameters?: readonly string[]; readonly roles?: readonly string[]};
  /** Undefined where what it needs has no value, or none that it can work with. */
  readonly value: (context: DerivedContext) => string | undefined;
}

/** Values worked out from inventory and parameters, by name. Pure, so the browser can follow the reader's own hosts. */
export const derivedValues: Readonly<Record<string, DerivedValue>> = {
  /** `IP NAME`, a line a host, in inventory order. */
  hosts_lines: {type: 'text', needs: {}, value: ({inventory}) => listLines(inventory.hosts)},
  /** The same of the worker nodes alone. */
  nodes_lines: {
    type: 'text',
    needs: {roles: ['node']},
    value: ({inventory}) => listLines(hostsOfRole(inventory, 'node')),
  },
  /** How the kubelet and the container runtime are told of the cgroup driver: containerd's `SystemdCgroup`. */
  systemd_cgroup: {
    type: 'bool',
    needs: {parameters: ['cgroup_driver']},
    value: ({parameter, host}) => {
      const driver = parameter('cgroup_driver', host);
      return driver === undefined ? undefined : String(driver === 'systemd');
    },
  },
  /** The first address of the services: that of the API server itself. */
  service_ip: {type: 'ip', needs: {parameters: ['service_cidr']}, value: (context) => findServiceAddress(context, 1)},
  /** The tenth, which the cluster's DNS has by convention. */
  dns_ip: {type: 'ip', needs: {parameters: ['service_cidr']}, value: (context) => findServiceAddress(context, 10)},
  /** The first address of the host's own pods with the length of their subnet: what a bridge of theirs has. */
  bridge_cidr: {type: 'cidr', needs: {parameters: ['pod_subnet']}, value: findBridgeAddress},
  /** The version of kubeadm's configuration that a Kubernetes version reads without complaint. */
  kubeadm_api: {
    type: 'hostname',
    needs: {parameters: ['kubernetes']},
    value: ({parameter, host}) => findKubeadmApi(parameter('kubernetes', host) ?? ''),
  },
  /**
   * `route replace SUBNET via IP`, for `ip -batch`: a line for every other host that has pods, in inventory order. No
   * line on the only one.
   */
  pod_routes: {
    type: 'text',
    needs: {parameters: ['pod_subnet']},
    value: ({inventory, host, parameter}) => {
      const withPods = inventory.hosts.filter((each) => parameter('pod_subnet', each) !== undefined);
      if (withPods.length === 0) return undefined;
      return withPods
        .filter(({name}) => name !== host.name)
        .map((other) => `route replace ${parameter('pod_subnet', other) ?? ''} via ${other.ip}`)
        .join('\n');
    },
  },
};

/** The derived value `name`, where a runbook declares what it needs. */
export function findDerived(
  name: string,
  parameters: {readonly has: (name: string) => boolean},
  roles: readonly string[],
): DerivedValue | undefined {
  const derived = Object.hasOwn(derivedValues, name) ? derivedValues[name] : undefined;
  if (derived === undefined) return undefined;
  const {needs} = derived;
  const declared =
    (needs.parameters ?? []).every((each) => parameters.has(each)) &&
    (needs.roles ?? []).every((each) => roles.includes(each));
  return declared ? derived : undefined;
}

/** `master.ip`, `node.name`: of the first host of a role. Undefined where `name` is no such thing. */
export function findRoleValue(name: string, inventory: Inventory, roles: readonly string[]): string | undefined {
  const [role = '', field = '', ...rest] = name.split('.');
  if (rest.length > 0 || !roles.includes(role)) return undefined;
  const host = hostsOfRole(inventory, role)[0];
  if (field === 'ip') return host?.ip;
  return field === 'name' ? host?.name : undefined;
}

function listLines(hosts: readonly Host[]): string | undefined {
  return joinLines(hosts.map(({ip, name}) => `${ip} ${name}`));
}

function joinLines(lines: readonly string[]): string | undefined {
  return lines.length === 0 ? undefined : lines.join('\n');
}

function findBridgeAddress({parameter, host}: DerivedContext): string | undefined {
  const text = parameter('pod_subnet', host) ?? '';
  const subnet = parseSubnet(text);
  const address = subnet && findAddress(subnet, 1);
  return address === undefined ? undefined : `${address}/${text.split('/')[1] ?? ''}`;
}

/** The newest that it knows, by the minor version of Kubernetes 1. */
function findKubeadmApi(kubernetes: string): string | undefined {
  const minor = /^1\.(\d+)/.exec(kubernetes)?.[1];
  if (minor === undefined) return undefined;
  if (Number(minor) >= 31) return 'v1beta4';
  return Number(minor) >= 22 ? 'v1beta3' : 'v1beta2';
}

function findServiceAddress({parameter, host}: DerivedContext, offset: number): string | undefined {
  const subnet = parseSubnet(parameter('service_cidr', host) ?? '');
  return subnet && findAddress(subnet, offset);
}
