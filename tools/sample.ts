/** `count` of `items`, chosen by `seed` alone and in their own order: the same seed gives the same sample. */
export function sample<Item>(items: readonly Item[], count: number, seed: number): Item[] {
  const random = createRandom(seed);
  const drawn = items.map((item, index) => ({item, index, key: random()}));
  const chosen = drawn.sort((a, b) => a.key - b.key).slice(0, count);
  return chosen.sort((a, b) => a.index - b.index).map(({item}) => item);
}

/** Mulberry32: small, and good enough to choose pages by. Values from 0 to below 1. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
