import {keptBytes} from '../model/step.ts';

export interface KeptOutput {
  readonly push: (text: string) => void;
  /** The first and the last 64 KiB, with a line between that says how much is left out. */
  readonly read: () => string;
}

/** Keeps the two ends of an output of any length. */
export function createKeptOutput(limit: number = keptBytes): KeptOutput {
  let head = '';
  let tail = '';
  let dropped = 0;
  return {
    push: (text) => {
      const room = limit - head.length;
      if (room > 0) head += text.slice(0, room);
      if (text.length <= room) return;
      tail += text.slice(Math.max(0, room));
      if (tail.length <= 2 * limit) return;
      dropped += tail.length - limit;
      tail = tail.slice(-limit);
    },
    read: () => {
      const left = dropped + Math.max(0, tail.length - limit);
      return left === 0 ? head + tail : `${head}\n[… ${left} …]\n${tail.slice(-limit)}`;
    },
  };
}
