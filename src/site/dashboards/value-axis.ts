import type {FieldDefaults} from '../../model/dashboard.ts';
import {chooseScale} from './format-value.ts';

/** The axis of a chart's values: from the first tick to the last. */
export interface ValueAxis {
  readonly min: number;
  readonly max: number;
  /** From below, at equal distances, so that labels can be spread over the height. */
  readonly labels: readonly string[];
}

/** An axis with round numbers that holds all values. Its ends are those that the panel sets, where it does. */
export function createValueAxis(values: readonly number[], {unit, decimals, min, max}: FieldDefaults): ValueAxis {
  const [low, high] = widen(min ?? Math.min(...values), max ?? Math.max(...values, min ?? -Infinity), min, max);
  const {factor, suffix} = chooseScale(unit, Math.max(Math.abs(low), Math.abs(high)));
  // What has no fractions gets no ticks between whole numbers.
  const ticks = createTicks(low / factor, high / factor, decimals === 0 ? 1 / factor : 0);
  const digits = Math.max(...ticks.map((tick) => countDecimals(tick)));
  return {
    min: (ticks[0] ?? 0) * factor,
    max: (ticks.at(-1) ?? 1) * factor,
    labels: ticks.map((tick) => tick.toFixed(digits) + suffix),
  };
}

/** Room around a line that is flat. */
function widen(low: number, high: number, min: number | undefined, max: number | undefined): [number, number] {
  if (low < high) return [low, high];
  const half = low === 0 ? 1 : Math.abs(low) / 2;
  return [min ?? (max === undefined && low === 0 ? 0 : low - half), max ?? high + half];
}

/**
 * About four steps of 1, 2, 2.5 or 5 times a power of ten, from a multiple below `low` to one above `high`.
 * @param finest no step is smaller
 */
export function createTicks(low: number, high: number, finest = 0): number[] {
  const step = Math.max(finest, roundStep((high - low) / 4));
  const first = Math.floor(low / step + tolerance);
  const last = Math.ceil(high / step - tolerance);
  return Array.from({length: last - first + 1}, (_, index) => clean((first + index) * step));
}

/** Against the last digits of a division: 0.3 / 0.1 is less than 3. */
const tolerance = 1e-9;

function roundStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw));
  const digit = [1, 2, 2.5, 5, 10].find((each) => each >= raw / power - tolerance) ?? 10;
  return digit * power;
}

function clean(value: number): number {
  return Number(value.toPrecision(12));
}

function countDecimals(value: number): number {
  return String(value).split('.')[1]?.length ?? 0;
}
