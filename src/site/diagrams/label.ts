import type {LineStyle, PlacedLine, Point} from './scene.ts';
import {typeScale} from './type-scale.ts';

/** On which side of the point the words stand. */
export type LabelSide = 'left' | 'right' | 'above';

const distance = 8;
const lift = 5;

/** Words beside a point of an arrow, one line each, their middle at the point's height. */
export function labelBeside(
  point: Point,
  side: LabelSide,
  lines: readonly string[],
  style: LineStyle = 'note',
): PlacedLine[] {
  const {size, leading} = typeScale[style];
  const anchor = side === 'above' ? 'middle' : side === 'left' ? 'end' : 'start';
  const x = side === 'above' ? point.x : point.x + (side === 'left' ? -distance : distance);
  const middle = side === 'above' ? point.y - lift - (lines.length * leading) / 2 : point.y;
  const top = middle - (lines.length * leading) / 2;
  return lines.map((text, index) => ({text, style, anchor, x, y: top + leading * (index + 0.5) + size * 0.36}));
}
