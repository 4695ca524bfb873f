import type {RunView} from './run-view.ts';

/**
 * Seconds that the rest of a run is expected to take: of the steps that are not finished, what they took in the run of
 * the evidence. Undefined where it knows none of them.
 * @param expected seconds by step
 * @param now milliseconds
 */
export function expectTimeLeft(view: RunView, expected: ReadonlyMap<string, number>, now: number): number | undefined {
  const left = view.steps.filter(({id, finishedAt}) => finishedAt === undefined && expected.has(id));
  if (left.length === 0) return undefined;
  return left.reduce((sum, {id, startedAt}) => {
    const spent = startedAt === undefined ? 0 : (now - startedAt) / 1000;
    return sum + Math.max(0, (expected.get(id) ?? 0) - spent);
  }, 0);
}
