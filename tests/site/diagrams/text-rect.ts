import type {PlacedLine, Rect} from '../../../src/site/diagrams/scene.ts';
import {textWidth} from '../../../src/site/diagrams/text-width.ts';
import {typeScale} from '../../../src/site/diagrams/type-scale.ts';

/** The room that a placed line takes, by the measured width. */
export function textRect({text, style, anchor, x, y}: PlacedLine): Rect {
  const {size, face} = typeScale[style];
  const width = textWidth(text, size, face);
  const start = {start: x, middle: x - width / 2, end: x - width}[anchor];
  return {x: start, y: y - size * 0.8, width, height: size};
}

export function overlaps(one: Rect, other: Rect): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

export function isInside(inner: Rect, outer: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}
