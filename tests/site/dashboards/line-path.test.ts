import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createAreaPath, createLinePath, placeValue, plotHeight} from '../../../src/site/dashboards/line-path.ts';

const range = {min: 0, max: 200};

test.each<[string, (number | null)[], string]>([
  ['a line goes down as values rise', [0, 100, 50], 'M0 200l1-100 1 50'],
  ['what is straight needs its ends only', [0, 50, 100, 150], 'M0 200l3-150'],
  ['a gap parts two lines', [0, 200, null, 200, 0], 'M0 200l1-200M3 0l1 200'],
  ['a value alone is a dot', [null, 100, null], 'M1 100h0'],
  ['nothing draws nothing', [null, null], ''],
  ['what is out of range lies on the edge', [-50, 400], 'M0 200l1-200'],
])('%s', (_, values, path) => {
  expect(createLinePath(values, range)).toBe(path);
});

test('the line stays within a unit and a half of every value', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({min: 0, max: 200}), {minLength: 2, maxLength: 120}), (values) => {
      const points = readPath(createLinePath(values, range));
      expect([points[0]?.x, points.at(-1)?.x]).toEqual([0, values.length - 1]);
      for (const [x, value] of values.entries()) {
        expect(Math.abs(heightAt(points, x) - placeValue(value, range))).toBeLessThanOrEqual(1.5 + 1e-9);
      }
    }),
  );
});

test('an area is closed along the foot', () => {
  expect(createAreaPath([100, 0], range)).toBe(`M0 100l1 100V${plotHeight}H0z`);
});

interface Point {
  readonly x: number;
  readonly y: number;
}

function readPath(path: string): Point[] {
  const numbers = [...path.matchAll(/-?\d+/g)].map(([text]) => Number(text));
  const points: Point[] = [];
  for (let at = 0; at < numbers.length; at += 2) {
    const before = points.at(-1) ?? {x: 0, y: 0};
    points.push({x: before.x + (numbers[at] ?? 0), y: before.y + (numbers[at + 1] ?? 0)});
  }
  return points;
}

function heightAt(points: readonly Point[], x: number): number {
  const right = points.findIndex((point) => point.x >= x);
  const [a, b] = [points[Math.max(0, right - 1)], points[right]];
  if (a === undefined || b === undefined) throw new Error(`no line at ${x}`);
  return a.x === b.x ? b.y : a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x);
}
