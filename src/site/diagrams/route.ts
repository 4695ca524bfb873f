import type {Arrow, ArrowKind, Box, Point} from './scene.ts';

export type Side = 'top' | 'right' | 'bottom' | 'left';

/** A place on a box's edge: `at` runs from 0 to 1, left to right or top to bottom. */
export interface Port {
  readonly box: Box;
  readonly side: Side;
  readonly at?: number;
}

/** Where an arrow turns: it goes on to this x or this y. */
export type Turn = {readonly x: number} | {readonly y: number};

/** An arrow with right angles only. Where its last turn does not lie before the end, one more is made. */
export function route(kind: ArrowKind, from: Port, to: Port, turns: readonly Turn[] = []): Arrow {
  const start = pointOf(from);
  const end = pointOf(to);
  const points = [start];
  for (const turn of turns) points.push({...(points.at(-1) ?? start), ...turn});
  const last = points.at(-1) ?? start;
  if (last.x !== end.x && last.y !== end.y)
    points.push(isUpright(to.side) ? {x: end.x, y: last.y} : {x: last.x, y: end.y});
  return {kind, from: from.box.id, to: to.box.id, points: [...points, end]};
}

/** A straight arrow between two boxes that face each other, at `at` of the stretch that they share. */
export function straight(kind: ArrowKind, from: Box, to: Box, at = 0.5): Arrow {
  const side = facing(from, to);
  const shared = isUpright(side)
    ? overlap(from.x, from.x + from.width, to.x, to.x + to.width, at)
    : overlap(from.y, from.y + from.height, to.y, to.y + to.height, at);
  const on = (box: Box, boxSide: Side): Point =>
    isUpright(boxSide) ? {x: shared, y: edge(box, boxSide)} : {x: edge(box, boxSide), y: shared};
  return {kind, from: from.id, to: to.id, points: [on(from, side), on(to, opposite[side])]};
}

/** A vertical arrow between two boxes, one above the other, at a given x. */
export function straightAt(kind: ArrowKind, from: Box, to: Box, x: number): Arrow {
  const down = from.y < to.y;
  const port = (box: Box, side: Side): Port => ({box, side, at: (x - box.x) / box.width});
  return route(kind, port(from, down ? 'bottom' : 'top'), port(to, down ? 'top' : 'bottom'));
}

/** A place on a box's edge in the diagram's coordinates. */
export function pointOf({box, side, at = 0.5}: Port): Point {
  return isUpright(side)
    ? {x: box.x + box.width * at, y: edge(box, side)}
    : {x: edge(box, side), y: box.y + box.height * at};
}

const opposite: Readonly<Record<Side, Side>> = {top: 'bottom', bottom: 'top', left: 'right', right: 'left'};

function isUpright(side: Side): boolean {
  return side === 'top' || side === 'bottom';
}

function edge(box: Box, side: Side): number {
  switch (side) {
    case 'top':
      return box.y;
    case 'bottom':
      return box.y + box.height;
    case 'left':
      return box.x;
    case 'right':
      return box.x + box.width;
  }
}

function facing(from: Box, to: Box): Side {
  if (from.y + from.height <= to.y) return 'bottom';
  if (to.y + to.height <= from.y) return 'top';
  return from.x + from.width <= to.x ? 'right' : 'left';
}

function overlap(start: number, end: number, otherStart: number, otherEnd: number, at: number): number {
  const low = Math.max(start, otherStart);
  const high = Math.min(end, otherEnd);
  if (low > high) throw new Error('a straight arrow needs boxes that face each other');
  return low + (high - low) * at;
}
