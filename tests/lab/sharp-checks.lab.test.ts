import {beforeAll, describe, expect, it} from 'vitest';
import {breaks} from './breaks.ts';
import {listOutcomes, onHost, runRunbook, startRunbook} from './command-line.ts';

const place = ['binary-install', '--lab'];
const prelude = 'set -euo pipefail\nexport PATH=/opt/kubernetes/bin:$PATH\n';

/** A check that passes over a broken host proves nothing: here each step's work is broken, and its check must notice. */
describe('the checks of binary-install', () => {
  beforeAll(async () => {
    const exec = await startRunbook(['exec', ...place, '--yes']);
    expect(exec.exitCode, exec.all).toBe(0);
  });

  it('are each put to the test', async () => {
    const {stdout} = await startRunbook(['plan', ...place, '--format', 'jsonl']);
    const steps = stdout.split('\n').flatMap((line) => /^\{"type":"step","id":"([^"]+)"/.exec(line)?.[1] ?? []);
    expect(steps.length).toBeGreaterThan(50);
    expect(steps.filter((id) => !breaks.some(({step}) => step === id))).toEqual([]);
  });

  it.each(breaks.map((each) => [each.step, each.what, each] as const))(
    '%s: %s',
    async (step, _what, {host, script, mend, again = [step]}) => {
      await onHost(host, `${prelude}${script}`);
      const broken = await runRunbook(['verify', ...place, '--only', step, '--once']);
      if (mend !== undefined) await onHost(host, `${prelude}${mend}`);
      const mended = await runRunbook(['exec', ...place, '--yes', '--only', ...again]);
      expect(broken.exitCode, broken.all).toBe(1);
      expect(Object.values(listOutcomes(broken.events))).toContain('failed');
      expect(mended.exitCode, mended.all).toBe(0);
    },
  );
});
