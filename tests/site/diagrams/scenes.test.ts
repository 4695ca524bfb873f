import {describe, expect, test} from 'vitest';
import type {Arrow, Box, Point, Rect, Scene} from '../../../src/site/diagrams/scene.ts';
import {scenes} from './all-diagrams.ts';
import {isInside, overlaps, textRect} from './text-rect.ts';

describe.each(scenes)('%s', (_, scene) => {
  const {boxes, frames, arrows, labels} = scene;

  test('no two boxes overlap, and everything is on the canvas', () => {
    expect(listPairs(boxes).filter(([one, other]) => overlaps(one, other))).toEqual([]);
    const canvas: Rect = {x: 0, y: 0, width: scene.width, height: scene.height};
    const placed = [...boxes, ...frames, ...labels.map(textRect)];
    expect(placed.filter((each) => !isInside(each, canvas))).toEqual([]);
    const points = arrows.flatMap((arrow) => arrow.points);
    expect(points.filter(({x, y}) => !isInside({x, y, width: 0, height: 0}, canvas))).toEqual([]);
  });

  test('a frame holds a box whole or not at all', () => {
    const cut = frames.flatMap((frame) => boxes.filter((box) => overlaps(box, frame) && !isInside(box, frame)));
    expect(cut).toEqual([]);
  });

  test('texts fit their boxes and frames', () => {
    const rooms = [...boxes, ...frames].flatMap((box) => box.lines.map((line) => [line, inset(box, 4)] as const));
    expect(rooms.filter(([line, room]) => !isInside(textRect(line), room)).map(([{text}]) => text)).toEqual([]);
  });

  test('no text covers another, and no label a box', () => {
    const texts = [...[...boxes, ...frames].flatMap(({lines}) => lines), ...labels];
    const covered = listPairs(texts).filter(([one, other]) => overlaps(textRect(one), textRect(other)));
    expect(covered.map(([one, other]) => `${one.text} / ${other.text}`)).toEqual([]);
    const onBoxes = labels.filter((label) => boxes.some((box) => overlaps(textRect(label), box)));
    expect(onBoxes.map(({text}) => text)).toEqual([]);
  });

  test('badges count from 1 and stand left of their title', () => {
    const badged = boxes.filter(({badge}) => badge !== undefined);
    const numbers = badged.map(({badge}) => Number(badge?.text)).sort((one, other) => one - other);
    expect(numbers).toEqual(numbers.map((_number, index) => index + 1));
    for (const {badge, lines} of badged) expect((badge?.x ?? 0) + 10).toBeLessThan(lines[0]?.x ?? 0);
  });

  test('arrows lead from an edge to an edge, with right angles', () => {
    for (const {from, to, points} of arrows) {
      expect(isOnEdge(points[0], findBox(scene, from)), `${from} → ${to}: start`).toBe(true);
      expect(isOnEdge(points.at(-1), findBox(scene, to)), `${from} → ${to}: end`).toBe(true);
      const slanted = listSegments(points).filter(([one, other]) => one.x !== other.x && one.y !== other.y);
      expect(slanted, `${from} → ${to}`).toEqual([]);
      // Shorter than this and the head would cover the line.
      const [before, tip] = listSegments(points).at(-1) ?? [];
      expect(Math.hypot((tip?.x ?? 0) - (before?.x ?? 0), (tip?.y ?? 0) - (before?.y ?? 0))).toBeGreaterThan(10);
    }
  });

  test('arrows cross neither boxes nor text', () => {
    const texts = [...frames.flatMap(({lines}) => lines), ...labels].map(
      (line) => [line.text, textRect(line)] as const,
    );
    const obstacles = [...boxes.map((box) => [box.id, inset(box, 0.5)] as const), ...texts];
    const crossed = arrows.flatMap((arrow) =>
      obstacles.filter(([, rect]) => crosses(arrow, rect)).map(([name]) => `${arrow.from} → ${arrow.to}: ${name}`),
    );
    expect(crossed).toEqual([]);
  });
});

function listPairs<Item>(items: readonly Item[]): (readonly [Item, Item])[] {
  return items.flatMap((one, index) => items.slice(index + 1).map((other) => [one, other] as const));
}

function listSegments(points: readonly Point[]): (readonly [Point, Point])[] {
  return points.slice(1).map((point, index) => [points[index] ?? point, point] as const);
}

function findBox({boxes}: Scene, id: string): Box {
  const box = boxes.find((each) => each.id === id);
  if (box === undefined) throw new Error(`no box ${id}`);
  return box;
}

function isOnEdge(point: Point | undefined, {x, y, width, height}: Rect): boolean {
  if (point === undefined) return false;
  const near = (one: number, other: number) => Math.abs(one - other) < 0.01;
  const within = (value: number, start: number, size: number) => value >= start - 0.01 && value <= start + size + 0.01;
  return (
    ((near(point.x, x) || near(point.x, x + width)) && within(point.y, y, height)) ||
    ((near(point.y, y) || near(point.y, y + height)) && within(point.x, x, width))
  );
}

function inset({x, y, width, height}: Rect, by: number): Rect {
  return {x: x + by, y: y + by, width: width - 2 * by, height: height - 2 * by};
}

function crosses({points}: Arrow, rect: Rect): boolean {
  return listSegments(points).some(([one, other]) =>
    overlaps(
      {
        x: Math.min(one.x, other.x) - 0.25,
        y: Math.min(one.y, other.y) - 0.25,
        width: Math.abs(one.x - other.x) + 0.5,
        height: Math.abs(one.y - other.y) + 0.5,
      },
      rect,
    ),
  );
}
