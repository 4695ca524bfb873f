/** A line of the wrapper's, split at blanks: `['end', '3', '0', …]`. */
export type Frame = readonly string[];

export interface FrameHandlers {
  readonly onFrame: (frame: Frame) => void;
  /** What stands between frames: output of a script, or of the host's login. */
  readonly onOutput: (bytes: Buffer) => void;
}

/**
 * Parts the wrapper's frames from output in a byte stream that may be cut anywhere.
 * @returns a function that takes the next chunk
 */
export function createFrameReader(nonce: string, {onFrame, onOutput}: FrameHandlers): (chunk: Buffer) => void {
  const marker = Buffer.from(`\0${nonce} `);
  let pending: Buffer = Buffer.alloc(0);

  return (chunk) => {
    let rest: Buffer = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    for (;;) {
      const start = rest.indexOf(marker);
      if (start === -1) break;
      if (start > 0) onOutput(rest.subarray(0, start));
      const end = rest.indexOf(10, start);
      if (end === -1) {
        pending = rest.subarray(start);
        return;
      }
      const line = rest.toString('utf8', start + marker.length, end);
      rest = rest.subarray(end + 1);
      onFrame(line.split(' '));
    }
    const kept = countMarkerStart(rest, marker);
    if (rest.length > kept) onOutput(rest.subarray(0, rest.length - kept));
    pending = rest.subarray(rest.length - kept);
  };
}

/** How many bytes at the end of `bytes` could be the beginning of a marker. */
function countMarkerStart(bytes: Buffer, marker: Buffer): number {
  const from = bytes.indexOf(0, Math.max(0, bytes.length - marker.length + 1));
  if (from === -1) return 0;
  const tail = bytes.subarray(from);
  return marker.subarray(0, tail.length).equals(tail) ? tail.length : countMarkerStart(tail.subarray(1), marker);
}
