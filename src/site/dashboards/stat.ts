import type {PanelOf} from '../../model/dashboard.ts';
import type {RecordedSeries} from '../../model/recorded-series.ts';
import {formatValue} from './format-value.ts';
import {findLevel, type Level} from './level.ts';
import {createAreaPath, createLinePath, plotHeight} from './line-path.ts';
import {listNumbers} from './series.ts';

/** One big number above its own history. */
export interface Stat {
  readonly text: string;
  /** What stands behind the number, smaller; empty where it belongs to it: `40%`. */
  readonly unit: string;
  readonly level: Level;
  readonly width: number;
  readonly height: number;
  readonly line: string;
  readonly area: string;
}

/** The last value of the only series that such a panel has. */
export function createStat(panel: PanelOf<'stat'>, [series]: readonly RecordedSeries[]): Stat {
  const {defaults} = panel.fieldConfig;
  const values = series?.values ?? [];
  const numbers = listNumbers(values);
  const last = numbers.at(-1) ?? 0;
  const [text = '', ...words] = splitUnit(formatValue(last, defaults));
  const range = chooseRange(numbers);
  return {
    text,
    unit: words.join(' '),
    level: findLevel(last, defaults.thresholds),
    width: Math.max(1, values.length - 1),
    height: plotHeight,
    line: createLinePath(values, range),
    area: createAreaPath(values, range),
  };
}

/** `2.5 req/s` is a number and a unit; a mapped text without a number is one whole. */
function splitUnit(text: string): string[] {
  return /^[\d.-]+ /.test(text) ? text.split(' ') : [text];
}

/** From nothing, or from the lowest where it is below; a flat line lies at the foot. */
function chooseRange(numbers: readonly number[]): {readonly min: number; readonly max: number} {
  const min = Math.min(0, ...numbers);
  const max = Math.max(...numbers);
  return {min, max: max > min ? max : min + 1};
}
