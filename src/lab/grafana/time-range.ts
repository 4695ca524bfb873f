export interface TimeRange {
  /** In milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
}

const units = {ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000};

/** The two ends of a query, `now-5m` or milliseconds since 1970; nothing where they are neither, or the wrong way round. */
export function parseTimeRange(from: string | number, to: string | number, now: number): TimeRange | undefined {
  const [start, end] = [parseTime(from, now), parseTime(to, now)];
  return start === undefined || end === undefined || start > end ? undefined : {from: start, to: end};
}

function parseTime(value: string | number, now: number): number | undefined {
  const text = String(value);
  if (/^\d+$/.test(text)) return Number(text);
  if (text === 'now') return now;
  const ago = /^now-(\d+(?:s|m|h|d|w))$/.exec(text)?.[1];
  return ago === undefined ? undefined : now - parseDuration(ago);
}

/** A duration of one number and unit, in milliseconds: `15s`, `1m`. */
export function parseDuration(text: string): number {
  const [, number = '', unit = ''] = /^(\d+)(ms|s|m|h|d|w)$/.exec(text) ?? [];
  if (!(unit in units)) throw new Error(`not a duration: ${text}`);
  return Number(number) * units[unit as keyof typeof units];
}

/** Milliseconds as PromQL writes them. */
export function formatDuration(milliseconds: number): string {
  return milliseconds % 1000 === 0 ? `${milliseconds / 1000}s` : `${milliseconds}ms`;
}
