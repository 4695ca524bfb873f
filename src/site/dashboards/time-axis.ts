import type {Language} from '../../model/language.ts';
import {countSteps, type Recording} from '../../model/recorded-series.ts';
import {dashboardText} from './dashboard-texts.ts';

type Times = Pick<Recording, 'from' | 'to' | 'stepSeconds'>;

/** Minutes from the first value of a recording to the last. */
export function countMinutes(times: Times): number {
  return Math.round(((countSteps(times) - 1) * times.stepSeconds) / 60);
}

/** Labels at equal distances, in minutes before the last value: `−60 min`, `−45`, … `0`. */
export function createTimeLabels(times: Times, language: Language): string[] {
  const minutes = countMinutes(times);
  const parts = [4, 3, 5, 2].find((each) => minutes % each === 0) ?? 1;
  return Array.from({length: parts + 1}, (_, index) => {
    const before = minutes - (minutes / parts) * index;
    if (index === 0) return `−${before} ${dashboardText('minutes', language)}`;
    return before === 0 ? '0' : `−${before}`;
  });
}
