import type {Language} from '../../model/language.ts';
import type {RecordedSeries} from '../../model/recorded-series.ts';
import {dashboardText} from './dashboard-texts.ts';

/** What one series comes to. */
export interface Summary {
  readonly min: number;
  readonly max: number;
  readonly last: number;
}

/** Undefined for a series without a single value. */
export function summarize({values}: RecordedSeries): Summary | undefined {
  const numbers = listNumbers(values);
  const last = numbers.at(-1);
  return last === undefined ? undefined : {min: Math.min(...numbers), max: Math.max(...numbers), last};
}

export function listNumbers(values: RecordedSeries['values']): number[] {
  return values.filter((value) => value !== null);
}

/** A series that has a value. */
export interface KnownSeries extends Summary {
  readonly name: string;
  readonly values: RecordedSeries['values'];
}

export function listKnown(series: readonly RecordedSeries[], language: Language): KnownSeries[] {
  return series.flatMap((each) => {
    const summary = summarize(each);
    const name = each.legend.trim() || dashboardText('noLegend', language);
    return summary === undefined ? [] : [{...summary, name, values: each.values}];
  });
}

/** The `count` series that rise highest, in their own order. */
export function pickHighest(series: readonly KnownSeries[], count: number): KnownSeries[] {
  const highest = new Set(series.toSorted((a, b) => b.max - a.max).slice(0, count));
  return series.filter((each) => highest.has(each));
}
