import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {labDirectory, labInventory, startRunbook} from './command-line.ts';

// Not with --lab, which would start the mirror again.
const probe = ['exec', 'mirror-probe', '-t', 'lab', '-i', labInventory, '--yes', '-v', '--lang', 'en'];

describe('mirror-probe on the lab', () => {
  beforeAll(async () => {
    const up = await startRunbook(['lab', 'up']);
    expect(up.exitCode, up.all).toBe(0);
  });

  afterAll(async () => {
    const up = await startRunbook(['lab', 'up']);
    expect(up.exitCode, up.all).toBe(0);
  });

  it('says which addresses answer, and passes where those that are set do', async () => {
    const {exitCode, all} = await startRunbook(probe);
    expect(exitCode, all).toBe(0);
    expect(all).toMatch(
      /answers +\d+\.\d s {2}http:\/\/172\.16\.0\.1\/release\/v1\.20\.2\/bin\/linux\/amd64\/kubelet\n/,
    );
    expect(all).toMatch(/silent +curl: .* {2}https:\/\/files\.m\.daocloud\.io\/dl\.k8s\.io\/release\/v1\.20\.2\//);
    expect(all).toContain('answers  http://172.16.0.1/images/pause.tar');
  });

  it('fails where an address that is set is silent, and names it', async () => {
    const {exitCode, all} = await startRunbook([...probe, '-p', 'github_url=http://172.16.0.9']);
    expect(exitCode, all).toBe(1);
    expect(all).toMatch(/silent .* http:\/\/172\.16\.0\.9\/opencontainers/);
  });

  it('fails where none answers', async () => {
    const [pid = ''] = (await readFile(join(labDirectory, 'mirror.process'), 'utf8')).split(' ');
    process.kill(Number(pid));
    const {exitCode, all} = await startRunbook(probe);
    expect(exitCode, all).toBe(1);
    expect(all).toMatch(/silent .* http:\/\/172\.16\.0\.1\/release/);
  });
});
