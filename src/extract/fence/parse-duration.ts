const units = {h: 3600, m: 60, s: 1} as const;

/** Seconds of `30s`, `10m` or `1h30m`; undefined where it is no duration above zero. */
export function parseDuration(text: string): number | undefined {
  const match = /^(?:(\d{1,4})h)?(?:(\d{1,4})m)?(?:(\d{1,5})s)?$/.exec(text);
  if (match === null) return undefined;
  const [, hours = '0', minutes = '0', seconds = '0'] = match;
  const total = Number(hours) * units.h + Number(minutes) * units.m + Number(seconds) * units.s;
  return total > 0 ? total : undefined;
}
