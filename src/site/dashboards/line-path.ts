/** The height of every plot in the units of its drawing; its width is one unit a step. */
export const plotHeight = 200;

export interface Range {
  readonly min: number;
  readonly max: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * A series as the data of an SVG path: one line between gaps, in whole units and relative steps, without the points
 * that a straight line passes anyway. A page holds dozens of these.
 */
export function createLinePath(values: readonly (number | null)[], range: Range): string {
  return splitAtGaps(values, range)
    .map((points) => renderLine(simplify(points)))
    .join('');
}

/** The same line, closed along the foot of the plot. */
export function createAreaPath(values: readonly (number | null)[], range: Range): string {
  return splitAtGaps(values, range)
    .map((points) => `${renderLine(simplify(points))}V${plotHeight}H${points[0]?.x ?? 0}z`)
    .join('');
}

/** How far below the top of the plot a value lies; what is outside lies on the edge. */
export function placeValue(value: number, {min, max}: Range): number {
  const share = Math.min(1, Math.max(0, (value - min) / (max - min)));
  return Math.round((1 - share) * plotHeight);
}

function splitAtGaps(values: readonly (number | null)[], range: Range): Point[][] {
  const lines: Point[][] = [[]];
  for (const [x, value] of values.entries()) {
    if (value === null) lines.push([]);
    else lines.at(-1)?.push({x, y: placeValue(value, range)});
  }
  return lines.filter((points) => points.length > 0);
}

/** Less than this, in units of the plot's height, is not seen. */
const tolerance = 1.5;

/** Douglas and Peucker: leaves out what lies within `tolerance` of the line between two points that stay. */
function simplify(points: readonly Point[]): readonly Point[] {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < 3) return points;
  const slope = (last.y - first.y) / (last.x - first.x);
  const distances = points.map(({x, y}) => Math.abs(y - first.y - slope * (x - first.x)));
  const farthest = Math.max(...distances);
  if (farthest <= tolerance) return [first, last];
  const at = distances.indexOf(farthest);
  return [...simplify(points.slice(0, at + 1)), ...simplify(points.slice(at)).slice(1)];
}

function renderLine([first, ...others]: readonly Point[]): string {
  if (first === undefined) return '';
  const start = `M${first.x} ${first.y}`;
  // A value between two gaps is a dot: the ends of lines are round.
  if (others.length === 0) return `${start}h0`;
  const steps = others.map(({x, y}, index) => {
    const before = others[index - 1] ?? first;
    return `${x - before.x}${joinSigned(y - before.y)}`;
  });
  return `${start}l${steps.join(' ')}`;
}

/** A minus sign parts two numbers as a space does. */
function joinSigned(value: number): string {
  return value < 0 ? `${value}` : ` ${value}`;
}
