import {createHash} from 'node:crypto';
import {beforeAll, describe, expect, it} from 'vitest';
import {breaks, type Break} from './breaks.ts';
import {listOutcomes, onHost, runRunbook, startRunbook} from './command-line.ts';

const place = ['binary-install', '--lab'];

/** Draws the breaks that are met; the day, where nothing is set. `all` meets all of them, which takes some 25 minutes more. */
const seed = process.env['BREAKS'] ?? new Date().toISOString().slice(0, 10);

/** One break of every step. */
function drawBreaks(): Break[] {
  if (seed === 'all') return [...breaks];
  const draw = (each: Break): string => createHash('sha256').update(`${seed} ${each.what}`).digest('hex');
  return [...Map.groupBy(breaks, ({step}) => step).values()].flatMap((each) =>
    each.toSorted((a, b) => (draw(a) < draw(b) ? -1 : 1)).slice(0, 1),
  );
}

const prelude = 'set -euo pipefail\nexport PATH=/opt/kubernetes/bin:$PATH\n';

/** A check that passes over a broken host proves nothing: here each step's work is broken, and its check must notice. */
describe(`the checks of binary-install (BREAKS=${seed})`, () => {
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

  it.each(drawBreaks().map((each) => [each.step, each.what, each] as const))(
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
