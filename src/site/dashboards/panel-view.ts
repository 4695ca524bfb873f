import type {Panel, PanelOf} from '../../model/dashboard.ts';
import type {RecordedSeries} from '../../model/recorded-series.ts';
import {createBars, type Bar} from './bars.ts';
import {createChart, type Chart} from './chart.ts';
import type {Scope} from './scope.ts';
import {createStat, type Stat} from './stat.ts';
import {createTable, type Table} from './table.ts';
import {describeBars, describeChart, describeNothing, describeStat, describeTable} from './describe-panel.ts';

/** A panel as it is drawn. */
export type PanelView = {
  readonly id: number;
  readonly title: string;
  readonly description: string;
  /** Columns of 24. */
  readonly width: number;
  /** What the picture shows, in the language of the page. */
  readonly alternative: string;
} & (
  | {readonly type: 'timeseries'; readonly chart: Chart}
  | {readonly type: 'stat'; readonly stat: Stat}
  | {readonly type: 'bargauge'; readonly bars: readonly Bar[]}
  | {readonly type: 'table'; readonly table: Table}
  | {readonly type: 'empty'}
);

export function createPanelView(panel: Panel, series: readonly RecordedSeries[], scope: Scope): PanelView {
  const {id, title, description, gridPos} = panel;
  const base = {id, title, description, width: gridPos.w};
  const known = series.filter(({values}) => values.some((value) => value !== null));
  if (known.length === 0) return {...base, type: 'empty', alternative: describeNothing(panel, scope)};
  return {...base, ...createPicture(panel, known, scope)};
}

type Picture<View = PanelView> = View extends PanelView ? Omit<View, 'id' | 'title' | 'description' | 'width'> : never;

function createPicture(panel: Panel, series: readonly RecordedSeries[], scope: Scope): Picture {
  switch (panel.type) {
    case 'timeseries':
      return {type: panel.type, ...createChartPicture(panel, series, scope)};
    case 'stat': {
      const stat = createStat(panel, series);
      return {type: panel.type, stat, alternative: describeStat(panel, stat, scope)};
    }
    case 'bargauge': {
      const bars = createBars(panel, series, scope.language);
      return {type: panel.type, bars, alternative: describeBars(panel, bars, scope)};
    }
    case 'table': {
      const table = createTable(panel, series);
      return {type: panel.type, table, alternative: describeTable(panel, table, scope)};
    }
  }
}

function createChartPicture(panel: PanelOf<'timeseries'>, series: readonly RecordedSeries[], scope: Scope) {
  return {chart: createChart(panel, series, scope), alternative: describeChart(panel, series, scope)};
}
