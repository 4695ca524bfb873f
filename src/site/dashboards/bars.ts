import type {PanelOf} from '../../model/dashboard.ts';
import type {Language} from '../../model/language.ts';
import type {RecordedSeries} from '../../model/recorded-series.ts';
import {formatValue} from './format-value.ts';
import {findLevel, type Level} from './level.ts';
import {listKnown} from './series.ts';

export interface Bar {
  readonly name: string;
  readonly text: string;
  /** How much of the way is filled, in percent. */
  readonly percent: number;
  readonly level: Level;
}

/** A bar a series, for its last value. */
export function createBars(
  panel: PanelOf<'bargauge'>,
  series: readonly RecordedSeries[],
  language: Language,
): readonly Bar[] {
  const {defaults} = panel.fieldConfig;
  const known = listKnown(series, language);
  const min = defaults.min ?? 0;
  const max = defaults.max ?? Math.max(...known.map(({last}) => last), min);
  return known.map(({name, last}) => ({
    name,
    text: formatValue(last, defaults),
    percent: Math.round(Math.min(1, Math.max(0, (last - min) / (max - min || 1))) * 1000) / 10,
    level: findLevel(last, defaults.thresholds),
  }));
}
