import {networkPath} from './network.ts';
import {labHosts, type LabHost} from './lab-hosts.ts';
import type {LabPaths} from './lab-paths.ts';

/** The configuration with which plain `ssh -F FILE master` reaches a lab host from outside the namespace. */
export function renderSshConfig(lab: LabPaths): string {
  const hosts = labHosts.map((host) => `Host ${host.name} ${host.ip}\n  HostName ${host.ip}\n`);
  return `${hosts.join('\n')}
Host *
  User root
  IdentityFile ${quote(lab.identity)}
  IdentitiesOnly yes
  UserKnownHostsFile ${quote(lab.knownHosts)}
  GlobalKnownHostsFile /dev/null
  StrictHostKeyChecking yes
  BatchMode yes
  LogLevel ERROR
  ProxyCommand nsenter --net=${networkPath(lab.name)} socat - TCP:%h:%p
`;
}

/** The pinned host keys, a line a host. */
export function renderKnownHosts(keys: readonly {readonly host: LabHost; readonly publicKey: string}[]): string {
  return keys
    .map(({host, publicKey}) => {
      const [type = '', key = ''] = publicKey.split(' ');
      return `${host.name},${host.ip} ${type} ${key.trim()}\n`;
    })
    .join('');
}

function quote(file: string): string {
  return `"${file}"`;
}
