import {stringify} from 'yaml';
import {labHosts, type LabHost} from './lab-hosts.ts';
import type {LabPaths} from './lab-paths.ts';

/** The lab's inventory, in Ansible's YAML. */
export function renderInventory(lab: LabPaths, vars: Readonly<Record<string, string>>): string {
  const groups = [...new Set(labHosts.map((host) => host.group))];
  return stringify(
    {
      all: {
        vars: {
          ansible_user: 'root',
          ansible_ssh_common_args: `-F ${quoteWord(lab.sshConfig)}`,
          ...vars,
        },
        children: Object.fromEntries(groups.map((group) => [group, {hosts: renderGroup(group)}])),
      },
    },
    {lineWidth: 0},
  );
}

function renderGroup(group: string): Record<string, unknown> {
  const hosts = labHosts.filter((host) => host.group === group);
  return Object.fromEntries(hosts.map((host) => [host.name, renderHost(host)]));
}

function renderHost({ip, podSubnet}: LabHost): Record<string, string> {
  return {ansible_host: ip, ip, ...(podSubnet === undefined ? {} : {pod_subnet: podSubnet})};
}

/** One word for who splits the arguments as a shell does. */
function quoteWord(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
