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
findmnt --noheadings --raw --output TARGET,SOURCE,FSTYPE | grep -v '^/run/user' | sort
hostname; cat /etc/hosts
ss -ltnuH | awk '{print $1, $5}' | sort
ip route; ip -brief address | awk '{print $1, $3}'
cat /proc/swaps
sysctl net.ipv4.ip_forward net.bridge.bridge-nf-call-iptables
iptables-save 2>/dev/null | grep -v '^#' | sed 's/\[.*\]//'
`;

export async function readHostState(host: string): Promise<string> {
  return onHost(host, script);
}
