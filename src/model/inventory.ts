/** One host of an inventory, groups and variables resolved as Ansible does. */
export interface Host {
  /** The inventory's name for it, and its host name on the pages. */
  readonly name: string;
  /** The address that the hosts use among themselves: `ip`, else `ansible_host`. */
  readonly ip: string;
  readonly connection: 'ssh' | 'local';
  /** Where the runner connects to: `ansible_host`, else the name. */
  readonly address: string;
  /** Undefined leaves it to the user's own ssh configuration. */
  readonly user: string | undefined;
  readonly port: number | undefined;
  readonly privateKeyFile: string | undefined;
  /** Arguments for ssh, split as a shell would: `ansible_ssh_common_args`. */
  readonly sshArguments: readonly string[];
  /** Become root through `sudo -n`; without it the user must be root. */
  readonly become: boolean;
  /** The groups it is in; roles are groups. */
  readonly groups: readonly string[];
  /** Every other variable: parameter values. */
  readonly vars: Readonly<Record<string, string>>;
}

export interface Inventory {
  /** The file, for messages. */
  readonly file: string;
  /** In the order of the file. */
  readonly hosts: readonly Host[];
}

/** The hosts of a role, in inventory order; `all` is every host. */
export function hostsOfRole(inventory: Inventory, role: string): readonly Host[] {
  return role === 'all' ? inventory.hosts : inventory.hosts.filter((host) => host.groups.includes(role));
}
