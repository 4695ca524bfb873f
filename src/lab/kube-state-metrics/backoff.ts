import {setTimeout as sleep} from 'node:timers/promises';

/** Pauses between tries that grow: from 0.8 s to 30 s, and half of it more by chance. */
export interface Backoff {
  readonly pause: (signal: AbortSignal) => Promise<void>;
  /** After something went well. */
  readonly reset: () => void;
}

const shortest = 800;
const longest = 30_000;

export function createBackoff(): Backoff {
  let next = shortest;
  return {
    pause: async (signal) => {
      const time = next * (1 + Math.random() / 2);
      next = Math.min(next * 2, longest);
      await sleep(time, undefined, {signal});
    },
    reset: () => {
      next = shortest;
    },
  };
}
