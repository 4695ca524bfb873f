/**
 * The steps before which the lab's hosts are kept, so that a mutant starts from there: the first, and each that more
 * than `bound` seconds of others would have to be done for again.
 * @param seconds what each step took; a step that was never measured counts as none
 */
export function choosePoints(steps: readonly string[], seconds: ReadonlyMap<string, number>, bound: number): string[] {
  let since = 0;
  return steps.filter((_, index) => {
    since += index === 0 ? 0 : (seconds.get(steps[index - 1] ?? '') ?? 0);
    if (index > 0 && since <= bound) return false;
    since = 0;
    return true;
  });
}

/** The last of the points that is not behind the step. */
export function findPoint(step: string, steps: readonly string[], points: readonly string[]): string {
  const before = steps.slice(0, steps.indexOf(step) + 1);
  return points.findLast((point) => before.includes(point)) ?? steps[0] ?? step;
}
