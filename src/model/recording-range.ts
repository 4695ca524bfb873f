/** More points than this would not be seen in a panel. */
const mostSteps = 120;
const scrapeSeconds = 15;

/** When a recording begins and ends, and its step. */
export interface RecordingRange {
  readonly from: string;
  readonly to: string;
  readonly stepSeconds: number;
}

/** The last `minutes` before `now`: the smallest step of whole scrapes that gives no more points than can be seen. */
export function chooseRange(minutes: number, now: Date): RecordingRange {
  const seconds = minutes * 60;
  const stepSeconds = Math.ceil(seconds / (mostSteps - 1) / scrapeSeconds) * scrapeSeconds;
  const to = Math.floor(now.getTime() / 1000 / stepSeconds) * stepSeconds;
  const from = to - Math.floor(seconds / stepSeconds) * stepSeconds;
  const show = (time: number): string => new Date(time * 1000).toISOString();
  return {from: show(from), to: show(to), stepSeconds};
}
