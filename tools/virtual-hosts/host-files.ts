import {readFile} from 'node:fs/promises';
import {prefixLength, type LabHost} from '../../src/lab/lab-hosts.ts';

export interface HostFile {
  readonly file: string;
  readonly text: string;
  readonly mode?: number;
}

/** The two network cards of a host: one to the internet, one to the other hosts. */
export function listCards({ip}: LabHost): {readonly internet: string; readonly hosts: string} {
  const last = Number(ip.split('.').at(-1)).toString(16).padStart(2, '0');
  return {internet: `52:54:00:00:01:${last}`, hosts: `52:54:00:00:02:${last}`};
}

/** The port of the loopback address that leads to the host's sshd. */
export function portOf({ip}: LabHost): number {
  return 2200 + Number(ip.split('.').at(-1));
}

/** What a host has beside the base: who it is, how it is reached. */
export async function createHostFiles(host: LabHost, hostKey: string, identity: string): Promise<HostFile[]> {
  const cards = listCards(host);
  return [
    {file: 'etc/hostname', text: `${host.firstHostName}\n`},
    {file: 'etc/hosts', text: `127.0.0.1\tlocalhost\n127.0.1.1\t${host.firstHostName}\n`},
    {file: 'etc/fstab', text: '/dev/vda / ext4 defaults 0 1\n'},
    {file: 'etc/machine-id', text: ''},
    // QEMU's own network answers DHCP and DNS.
    {file: 'etc/resolv.conf', text: 'nameserver 10.0.2.3\n'},
    {
      file: 'etc/systemd/network/10-internet.network',
      text: `[Match]\nMACAddress=${cards.internet}\n\n[Network]\nDHCP=ipv4\nIPv6AcceptRA=no\n`,
    },
    {
      file: 'etc/systemd/network/20-hosts.network',
      text: `[Match]\nMACAddress=${cards.hosts}\n\n[Network]\nAddress=${host.ip}/${prefixLength}\nLinkLocalAddressing=no\n`,
    },
    {file: 'etc/ssh/ssh_host_ed25519_key', text: await readFile(hostKey, 'utf8'), mode: 0o600},
    {file: 'etc/ssh/ssh_host_ed25519_key.pub', text: await readFile(`${hostKey}.pub`, 'utf8')},
    {file: 'root/.ssh/authorized_keys', text: await readFile(`${identity}.pub`, 'utf8'), mode: 0o600},
  ];
}

/** How `ssh -F` reaches the hosts: by their names, through the loopback address. */
export function renderSshConfig(hosts: readonly LabHost[], identity: string, knownHosts: string): string {
  const ports = hosts.map((host) => `Host ${host.name}\n  Port ${portOf(host)}\n`);
  return `${ports.join('\n')}
Host *
  HostName 127.0.0.1
  User root
  IdentityFile ${identity}
  IdentitiesOnly yes
  UserKnownHostsFile ${knownHosts}
  GlobalKnownHostsFile /dev/null
  StrictHostKeyChecking yes
  BatchMode yes
`;
}
