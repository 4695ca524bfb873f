/** A gap of a fixed size, or a named track: of a fixed size, or one that shares what is left. */
export type Track = number | readonly [name: string, size: number | 'rest'];

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Lays tracks side by side over a width and says where each named one lies. */
export function layTracks(tracks: readonly Track[], width: number): ReadonlyMap<string, Span> {
  const sizes = tracks.map((track) => (typeof track === 'number' ? track : track[1]));
  const fixed = sizes.reduce<number>((sum, size) => sum + (size === 'rest' ? 0 : size), 0);
  const share = (width - fixed) / Math.max(1, sizes.filter((size) => size === 'rest').length);
  const spans = new Map<string, Span>();
  let at = 0;
  for (const [index, track] of tracks.entries()) {
    const size = sizes[index] === 'rest' ? share : (sizes[index] as number);
    if (typeof track !== 'number') spans.set(track[0], {start: at, end: at + size});
    at += size;
  }
  return spans;
}

/** A track, or the first and the last of several. */
export type TrackRange = string | readonly [first: string, last: string];

export function spanOf(spans: ReadonlyMap<string, Span>, range: TrackRange): Span {
  const [first, last] = typeof range === 'string' ? [range, range] : range;
  return {start: find(spans, first).start, end: find(spans, last).end};
}

function find(spans: ReadonlyMap<string, Span>, name: string): Span {
  const span = spans.get(name);
  if (span === undefined) throw new Error(`no track ${name} in this grid`);
  return span;
}
