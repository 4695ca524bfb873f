/** The hosts of the note, and the bridge that they share. Addresses are private to the lab's network namespace. */
export interface LabHost {
  readonly name: string;
  readonly ip: string;
  readonly group: 'master' | 'node';
  /** The host name it boots with: a neutral one, since the pages set host names themselves. */
  readonly firstHostName: string;
  /** The pod network's part that is this host's. */
  readonly podSubnet?: string;
}

export const labHosts: readonly LabHost[] = [
  {name: 'master', ip: '172.16.0.67', group: 'master', firstHostName: 'debian-67'},
  {name: 'node01', ip: '172.16.0.66', group: 'node', firstHostName: 'debian-66', podSubnet: '10.244.1.0/24'},
  {name: 'node02', ip: '172.16.0.68', group: 'node', firstHostName: 'debian-68', podSubnet: '10.244.2.0/24'},
];

export const bridgeName = 'br0';
export const bridgeIp = '172.16.0.1';
export const prefixLength = 24;
