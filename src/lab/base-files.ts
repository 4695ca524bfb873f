/** What a lab host has beyond Debian's minimal base. */
export const basePackages: readonly string[] = [
  'systemd',
  'systemd-sysv',
  'dbus', // hostnamectl and systemctl talk through it
  'openssh-server',
  'sudo',
  'iproute2',
  'iptables',
  'nftables',
  'conntrack',
  'ethtool',
  'iputils-ping',
  'kmod',
  'procps',
  'socat',
  'ca-certificates',
  'curl',
  'wget',
  'openssl',
  'xz-utils',
  'libseccomp2', // the runc of the mirror is Debian's, which unlike the publisher's is linked to it
];

export const baseSuite = 'bookworm';

export interface BaseFile {
  readonly path: string;
  readonly text: string;
  readonly mode: number;
}

/** Files that every lab host has, the same on all of them. */
export const baseFiles: readonly BaseFile[] = [
  {
    // A kubelet writes sysctls and cgroups, which systemd-nspawn mounts read-only. Its own switch for that,
    // SYSTEMD_NSPAWN_API_VFS_WRITABLE, makes /sys writable too, and networkd then waits for udev for ever.
    path: '/etc/systemd/system/lab-writable.service',
    mode: 0o644,
    text: `[Unit]
Description=Make sysctls and cgroups of this lab host writable
DefaultDependencies=no
Before=sysinit.target systemd-sysctl.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=mount -o remount,rw,bind /proc/sys
ExecStart=sh -c 'while read -r _ directory type _; do case $$type in cgroup*) mount -o remount,rw,bind "$$directory" || : ;; esac; done </proc/mounts'

[Install]
WantedBy=sysinit.target
`,
  },
  {
    path: '/etc/ssh/sshd_config.d/lab.conf',
    mode: 0o644,
    text: `HostKey /etc/ssh/ssh_host_ed25519_key
PasswordAuthentication no
PermitRootLogin prohibit-password
MaxStartups 100
MaxSessions 100
`,
  },
  {
    // How long a shutdown waits for processes that do not heed TERM, process 1 of most containers for one: they
    // outlive containerd, and the default is 90 s.
    path: '/etc/systemd/system.conf.d/lab.conf',
    mode: 0o644,
    text: `[Manager]
DefaultTimeoutStopSec=10s
`,
  },
  // No name server and no archive can be reached from a lab host: names fail at once, apt has nothing to ask.
  {path: '/etc/resolv.conf', mode: 0o644, text: ''},
  {path: '/etc/apt/sources.list', mode: 0o644, text: ''},
  {path: '/etc/timezone', mode: 0o644, text: 'Etc/UTC\n'},
  {path: '/etc/machine-id', mode: 0o444, text: ''},
  {path: '/etc/motd', mode: 0o644, text: ''},
];

/** Run in the new base, once, when its files are in place. */
export const baseSetup = `set -eu
ln -sf /usr/share/zoneinfo/Etc/UTC /etc/localtime
rm -f /etc/ssh/ssh_host_* /var/lib/dbus/machine-id /etc/hostname
systemctl -q enable systemd-networkd.service lab-writable.service ssh.service
systemctl -q disable apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer fstrim.timer systemd-networkd-wait-online.service
apt-get clean
# Half of all files, which nobody reads here: hosts are copied in half the time.
rm -rf /usr/share/doc /usr/share/info /usr/share/lintian /usr/share/locale/*/ /usr/share/man
rm -rf /var/lib/apt/lists/* /var/log/*.log /var/log/apt/* /debootstrap
`;
