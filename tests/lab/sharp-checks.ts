import {createHash} from 'node:crypto';
import {expect, it} from 'vitest';
import type {Break} from './break.ts';
import {listOutcomes, onHost, runRunbook, startRunbook} from './command-line.ts';

/** Draws the breaks that are met; the day, where nothing is set. `all` meets all of them, which takes half an hour more. */
export const seed = process.env['BREAKS'] ?? new Date().toISOString().slice(0, 10);

const prelude = 'set -euo pipefail\nexport PATH=/opt/monitoring/bin:/opt/kubernetes/bin:$PATH\n';

/**
 * A check that passes over a broken host proves nothing: here each step's work is broken, and its check must notice.
 * The runbook is applied before.
 */
export function testBreaks(runbook: string, breaks: readonly Break[]): void {
  const place = [runbook, '--lab'];

  it('puts the checks of every step to the test', async () => {
    const {stdout} = await startRunbook(['plan', ...place, '--format', 'jsonl']);
    const steps = stdout.split('\n').flatMap((line) => /^\{"type":"step","id":"([^"]+)"/.exec(line)?.[1] ?? []);
    expect(steps.length).toBeGreaterThan(0);
    expect(steps.filter((id) => !breaks.some(({step}) => step === id))).toEqual([]);
    expect(breaks.map(({step}) => step).filter((id) => !steps.includes(id))).toEqual([]);
  });

  it.each(drawBreaks(breaks).map((each) => [each.step, each.what, each] as const))(
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
}

/** One break of every fifth step. */
function drawBreaks(breaks: readonly Break[]): Break[] {
  if (seed === 'all') return [...breaks];
  const draw = (text: string): string => createHash('sha256').update(`${seed} ${text}`).digest('hex');
  const first = Number.parseInt(draw('step').slice(0, 8), 16) % 5;
  const steps = [...Map.groupBy(breaks, ({step}) => step).values()];
  return steps
    .filter((_, index) => index % 5 === first)
    .flatMap((each) => each.toSorted((a, b) => (draw(a.what) < draw(b.what) ? -1 : 1)).slice(0, 1));
}
