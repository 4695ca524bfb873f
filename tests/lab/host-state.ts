import {expect} from 'vitest';
import {onHost} from './command-line.ts';

/**
 * What a host is made of, as text that two moments can be compared by: files with type, mode, owner and content,
 * units, users, mounts, host name, listening sockets, kernel parameters.
 */
const script = String.raw`
# Left out: what the host writes by itself (journal, timers, random seed, dhcp leases, resolver and ssh state), and the lock
# and backup files of useradd, which every use of it leaves.
find /etc /opt /usr/local /root /home /srv /var/lib /var/cache /var/log /run/netns /usr/lib/systemd -xdev \
  -not -path '/var/lib/systemd/*' -not -path '/var/lib/private/*' \
  -not -name '.pwd.lock' -not -path '/etc/*-' -printf '%p %y %m %u:%g %l\n' | sort
find /etc /opt /usr/local /root -xdev -type f -not -path '/etc/*-' -not -name '.pwd.lock' -exec sha256sum {} + | sort -k 2
systemctl list-unit-files --no-legend --no-pager | sort
systemctl list-units --all --type=service,mount,socket,timer,path --no-legend --no-pager --plain | awk '{print $1, $3}' |
  grep -v -E '^(session|user@|user-runtime-dir@|run-user|systemd-(tmpfiles-clean|hostnamed|timedated|localed)|apt-|dpkg-|e2scrub|fstrim|ssh@|initrd-|emergency|rescue|modprobe@)' | sort
getent passwd; getent group; getent shadow | cut -d: -f1
# A reboot gives the files that the lab lays over /proc other names, and the cable another number.
findmnt --noheadings --raw --output TARGET,SOURCE,FSTYPE | grep -v '^/run/user' | sed 's|\[/\.#[^]]*\]||' | sort
hostname; cat /etc/hosts
ss -ltnuH | awk '{print $1, $5}' | sort
ip route; ip -brief address | awk '{sub(/@.*/, "", $1); print $1, $3}'
cat /proc/swaps
sysctl net.ipv4.ip_forward net.bridge.bridge-nf-call-iptables
iptables-save 2>/dev/null | grep -v '^#' | sed 's/\[.*\]//'
`;

export async function readHostState(host: string): Promise<string> {
  return onHost(host, script);
}

/** What a running cluster writes by itself: pods and their logs, images, etcd's data, rules and cables. */
const ofLiveCluster = new RegExp(
  [
    String.raw`(^|\s)/(var/lib/(kubelet|containerd|etcd|cni)|var/log/(pods|containers)|run/(netns|containerd))/`,
    String.raw`\bKUBE-|/root/\.kube/cache|^veth`,
  ].join('|'),
);

/** The state of a host under a running cluster, without what the cluster itself writes. */
export async function readStateUnderCluster(host: string): Promise<string> {
  const lines = (await readHostState(host)).split('\n').filter((line) => !ofLiveCluster.test(line));
  return lines.toSorted().join('\n');
}

/** All that the API server holds, a kind, namespace and name a line, without what comes and goes by itself. */
export async function readClusterObjects(host: string): Promise<string> {
  return onHost(
    host,
    String.raw`set -euo pipefail
kubectl="/opt/kubernetes/bin/kubectl --kubeconfig /opt/kubernetes/cfg/admin.kubeconfig"
kinds=$($kubectl api-resources --verbs=list -o name | grep -v -E '^(events|leases|pods|endpointslices)(\.|$)' | paste -sd ,)
$kubectl get "$kinds" --all-namespaces --no-headers \
  -o custom-columns=KIND:.kind,NAMESPACE:.metadata.namespace,NAME:.metadata.name | sort`,
  );
}

/** Fails with the lines that went and came, in the first line of its message. */
export function expectSameState(now: string, before: string | undefined, host: string): void {
  const [old, current] = [before ?? '', now].map((text) => text.split('\n')) as [string[], string[]];
  const changes = [
    ...current.filter((line) => !old.includes(line)).map((line) => `+ ${line}`),
    ...old.filter((line) => !current.includes(line)).map((line) => `- ${line}`),
  ];
  expect(now === before, `${host}: ${changes.join(' | ') || 'the same lines in another order'}`).toBe(true);
}
