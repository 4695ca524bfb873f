import {rm, writeFile} from 'node:fs/promises';
import {userInfo} from 'node:os';
import {RunbookError} from '../model/error.ts';
import {mustRun, runCommand} from './command.ts';
import type {ReportLab} from './lab-options.ts';

/** The Debian packages that unpack Debian's source packages, for what of the mirror is compiled. */
export const sourcePackages: readonly string[] = ['patch', 'xz-utils'];

/** The Debian packages that the lab needs on the machine itself. */
export const labPackages: readonly string[] = [
  'systemd-container', // systemd-nspawn, which runs a lab host
  'debootstrap', // makes the base image
  'iproute2', // ip: namespace and bridge
  'openssh-client', // ssh and ssh-keygen
  'socat', // carries an ssh connection into the namespace
  ...sourcePackages,
];

/** Those of the packages that are not installed. */
export async function listMissingPackages(packages: readonly string[]): Promise<string[]> {
  // Ends with 1 when a package is unknown, and still lists the others.
  const {stdout} = await runCommand('dpkg-query', ['-W', '-f=${Package} ${db:Status-Status}\\n', ...packages]);
  return packages.filter((name) => !stdout.split('\n').includes(`${name} installed`));
}

export interface InstallOptions {
  readonly report: ReportLab;
  readonly signal?: AbortSignal | undefined;
  /** Who installs; the running user by default. */
  readonly uid?: number | undefined;
}

/** Installs packages with apt, after saying which. Starts no service. Throws with the one line to run where it may not. */
export async function installPackages(
  packages: readonly string[],
  {report, signal, uid = userInfo().uid}: InstallOptions,
): Promise<void> {
  if (packages.length === 0) return;
  const apt = await runCommand('apt-get', ['--version'], {signal});
  if (apt.status === 'failed' || uid !== 0) throw mayNotInstall(packages, apt.status === 'done');
  const names = packages.join(' ');
  report({
    type: 'lab-progress',
    step: 1,
    of: 1,
    text: {zh: `用 apt-get 安装 Debian 软件包：${names}`, en: `Installing Debian packages with apt-get: ${names}`},
  });
  const options = {signal, env: {DEBIAN_FRONTEND: 'noninteractive'}, outlivesUs: true};
  const release = await forbidServices(signal);
  try {
    await mustRun('apt-get', ['update', '-q'], options);
    await mustRun(
      'apt-get',
      ['install', '-q', '-y', '-o', 'DPkg::Lock::Timeout=120', '--no-install-recommends', ...packages],
      options,
    );
  } finally {
    await release();
  }
}

/**
 * Keeps packages from starting services on the machine: Debian asks /usr/sbin/policy-rc.d first. A policy that is
 * there already stays. Ours permits all again once its writer is gone, should it be killed before it tidies up.
 */
async function forbidServices(signal: AbortSignal | undefined): Promise<() => Promise<void>> {
  const file = '/usr/sbin/policy-rc.d';
  const script = `#!/bin/sh
# Written by runbook while it installs packages; to be deleted if still here.
if kill -0 PID 2>/dev/null; then exit 101; fi
`;
  // The shell's parent is this very process.
  const pid = (await mustRun('sh', ['-c', 'echo "$PPID"'], {signal})).trim();
  const written = await writeFile(file, script.replace('PID', pid), {mode: 0o755, flag: 'wx'}).then(
    () => true,
    () => false,
  );
  return async () => {
    if (written) await rm(file, {force: true});
  };
}

function mayNotInstall(packages: readonly string[], hasApt: boolean): RunbookError {
  const names = packages.join(' ');
  const line = `apt-get install -y ${names}`;
  return new RunbookError({
    code: 'packages-missing',
    exit: 3,
    message: hasApt
      ? {
          zh: `缺少 Debian 软件包：${names}。安装需要 root。`,
          en: `Debian packages are missing: ${names}. Only root can install them.`,
        }
      : {
          zh: `缺少软件包：${names}。这台机器没有 apt-get，实验环境需要 Debian 12。`,
          en: `Packages are missing: ${names}. This machine has no apt-get; the lab needs Debian 12.`,
        },
    hint: {zh: line, en: line},
  });
}
