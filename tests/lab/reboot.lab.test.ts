import {setTimeout as pause} from 'node:timers/promises';
import {beforeAll, describe, expect, it} from 'vitest';
import {onHost, runRunbook, startRunbook} from './command-line.ts';

/** Every host in turn is rebooted through its own systemd; nobody lays a hand on it. */
describe('a cluster whose hosts are rebooted', () => {
  beforeAll(async () => {
    const exec = await startRunbook(['exec', 'binary-install', '--lab', '--yes']);
    expect(exec.exitCode, exec.all).toBe(0);
  });

  it.each(['node01', 'master', 'node02'])('passes all checks after a reboot of %s', async (host) => {
    const before = await readBoot(host);
    await onHost(host, 'systemctl reboot --no-block').catch(() => undefined);
    await untilRebooted(host, before);
    const {exitCode, all} = await runRunbook(['verify', 'binary-install', '--lab']);
    expect(
      exitCode,
      all
        .split('\n')
        .filter((line) => line.includes('"failed"'))
        .join('\n'),
    ).toBe(0);
  });
});

/** The start of the host's own process 1, which a reboot changes: the kernel's boot id is the machine's. */
function readBoot(host: string): Promise<string> {
  return onHost(host, 'stat -c %Y /proc/1; cut -d " " -f 22 /proc/1/stat');
}

async function untilRebooted(host: string, before: string): Promise<void> {
  const end = performance.now() + 90_000;
  while (performance.now() < end) {
    await pause(500);
    const now = await readBoot(host).catch(() => before);
    if (now !== before) return;
  }
  throw new Error(`${host} did not come back`);
}
