import type {Arrow, Point} from './scene.ts';

export interface ArrowPath {
  readonly line: string;
  readonly head: string;
}

const headLength = 8;
const headWidth = 7;
const cornerRadius = 7;

/** An arrow as two SVG paths: a line with rounded corners that stops inside the head, and the head. */
export function arrowPath({points}: Arrow): ArrowPath {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (tip === undefined || before === undefined) throw new Error('an arrow has two points at least');
  const neck = towards(tip, before, headLength);
  return {line: linePath([...points.slice(0, -1), towards(tip, before, headLength - 1)]), head: headPath(tip, neck)};
}

function linePath(points: readonly Point[]): string {
  return points
    .map((point, index) => {
      const before = points[index - 1];
      const after = points[index + 1];
      if (before === undefined) return `M${at(point)}`;
      if (after === undefined) return `L${at(point)}`;
      const radius = Math.min(cornerRadius, distance(before, point) / 2, distance(point, after) / 2);
      return `L${at(towards(point, before, radius))}Q${at(point)} ${at(towards(point, after, radius))}`;
    })
    .join('');
}

function headPath(tip: Point, neck: Point): string {
  const across = {
    x: ((neck.y - tip.y) / headLength) * (headWidth / 2),
    y: ((neck.x - tip.x) / headLength) * (headWidth / 2),
  };
  const one = {x: neck.x + across.x, y: neck.y + across.y};
  const other = {x: neck.x - across.x, y: neck.y - across.y};
  return `M${at(tip)}L${at(one)}L${at(other)}Z`;
}

function towards(from: Point, to: Point, length: number): Point {
  const share = length / Math.max(distance(from, to), length);
  return {x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share};
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

function at({x, y}: Point): string {
  return `${Number(x.toFixed(1))} ${Number(y.toFixed(1))}`;
}
