import {setTimeout as pause} from 'node:timers/promises';
import {onHost} from './command-line.ts';

/** Reboots a lab host through its own systemd and waits until it is back. */
export async function reboot(host: string): Promise<void> {
  const before = await readBoot(host);
  await onHost(host, 'systemctl reboot --no-block').catch(() => undefined);
  const end = performance.now() + 90_000;
  while (performance.now() < end) {
    await pause(500);
    const now = await readBoot(host).catch(() => before);
    if (now !== before) return;
  }
  throw new Error(`${host} did not come back`);
}

/** The start of the host's own process 1, which a reboot changes: the kernel's boot id is the machine's. */
function readBoot(host: string): Promise<string> {
  return onHost(host, 'stat -c %Y /proc/1; cut -d " " -f 22 /proc/1/stat');
}
