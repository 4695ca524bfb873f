import type {PanelOf} from '../../model/dashboard.ts';
import {countSteps, type RecordedSeries} from '../../model/recorded-series.ts';
import {formatValue} from './format-value.ts';
import {createLinePath, placeValue, plotHeight} from './line-path.ts';
import type {Scope} from './scope.ts';
import {listKnown, listNumbers, pickHighest} from './series.ts';
import {createTimeLabels} from './time-axis.ts';
import {createValueAxis} from './value-axis.ts';

/** A line chart. Its plot is drawn in `width` × `height` units and stretched; its labels are text of the page. */
export interface Chart {
  readonly width: number;
  readonly height: number;
  /** Lines at the ticks of both axes. */
  readonly grid: string;
  /** Lines at the panel's thresholds, where they lie within the plot. */
  readonly limits: string;
  readonly lines: readonly ChartLine[];
  /** How many series are not drawn. */
  readonly hidden: number;
  /** From the top. */
  readonly valueLabels: readonly string[];
  /** From the left. */
  readonly timeLabels: readonly string[];
}

export interface ChartLine {
  readonly path: string;
  readonly name: string;
  readonly last: string;
}

/** More lines than these cannot be told from each other; the style sheet has as many. */
export const mostLines = 8;

export function createChart(panel: PanelOf<'timeseries'>, series: readonly RecordedSeries[], scope: Scope): Chart {
  const {defaults} = panel.fieldConfig;
  const known = listKnown(series, scope.language);
  const drawn = pickHighest(known, mostLines);
  const axis = createValueAxis(
    drawn.flatMap(({values}) => listNumbers(values)),
    defaults,
  );
  const width = Math.max(1, countSteps(scope.recording) - 1);
  const timeLabels = createTimeLabels(scope.recording, scope.language);
  return {
    width,
    height: plotHeight,
    grid: createGrid(width, axis.labels.length, timeLabels.length),
    limits: createLimits(width, axis, defaults),
    lines: drawn.map(({name, values, last}) => ({
      name,
      path: createLinePath(values, axis),
      last: formatValue(last, defaults),
    })),
    hidden: known.length - drawn.length,
    valueLabels: axis.labels.toReversed(),
    timeLabels,
  };
}

function createGrid(width: number, rows: number, columns: number): string {
  const across = spread(plotHeight, rows).map((y) => `M0 ${y}H${width}`);
  const down = spread(width, columns).map((x) => `M${x} 0V${plotHeight}`);
  return [...across, ...down].join('');
}

/** `count` places from 0 to `length`, at equal distances. */
function spread(length: number, count: number): number[] {
  return Array.from({length: count}, (_, index) => Number(((length * index) / Math.max(1, count - 1)).toFixed(1)));
}

function createLimits(
  width: number,
  range: {readonly min: number; readonly max: number},
  {custom, thresholds}: PanelOf<'timeseries'>['fieldConfig']['defaults'],
): string {
  if (custom === undefined || thresholds === undefined) return '';
  return thresholds.steps
    .flatMap(({value}) => (value !== null && value > range.min && value < range.max ? [value] : []))
    .map((value) => `M0 ${placeValue(value, range)}H${width}`)
    .join('');
}
