import {beforeAll, describe, expect, it} from 'vitest';
import {runRunbook, startRunbook} from './command-line.ts';
import {reboot} from './reboot.ts';

/** A host of each role is rebooted through its own systemd; nobody lays a hand on it. */
describe('a cluster whose hosts are rebooted', () => {
  beforeAll(async () => {
    const exec = await startRunbook(['exec', 'binary-install', '--lab', '--yes']);
    expect(exec.exitCode, exec.all).toBe(0);
  });

  it.each(['node01', 'master'])('passes all checks after a reboot of %s', async (host) => {
    await reboot(host);
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
