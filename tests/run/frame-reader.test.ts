import {describe, expect, it} from 'vitest';
import {createFrameReader} from '../../src/run/frame-reader.ts';

const nonce = 'c0ffee';

/** What a reader tells of some bytes, output joined. */
function read(chunks: readonly Buffer[]): readonly string[] {
  const told: string[] = [];
  let output = '';
  const flush = (): void => {
    if (output !== '') told.push(`output ${JSON.stringify(output)}`);
    output = '';
  };
  const take = createFrameReader(nonce, {
    onFrame: (frame) => {
      flush();
      told.push(`frame ${frame.join('|')}`);
    },
    onOutput: (bytes) => (output += bytes.toString('latin1')),
  });
  chunks.forEach(take);
  flush();
  return told;
}

describe('createFrameReader', () => {
  const stream = Buffer.from(
    `motd\n\0${nonce} ready\n\0${nonce} begin 1 0\none\ntwo\0\0${nonce} end 1 0 0 complete clean 0\n` +
      `\0c0ffe\0other end 1\n\0${nonce} locked me@here run-1 group 7\n\u4e2d`,
  );
  const expected = [
    'output "motd\\n"',
    'frame ready',
    'frame begin|1|0',
    'output "one\\ntwo\\u0000"',
    'frame end|1|0|0|complete|clean|0',
    'output "\\u0000c0ffe\\u0000other end 1\\n"',
    'frame locked|me@here|run-1|group|7',
    `output ${JSON.stringify(Buffer.from('\u4e2d').toString('latin1'))}`,
  ];

  it('parts frames from output', () => {
    expect(read([stream])).toEqual(expected);
  });

  it('does so wherever the stream is cut', () => {
    for (let at = 0; at <= stream.length; at += 1)
      expect(read([stream.subarray(0, at), stream.subarray(at)])).toEqual(expected);
    expect(read([...stream].map((byte) => Buffer.of(byte)))).toEqual(expected);
    for (let size = 2; size < 40; size += 1) {
      const chunks = Array.from({length: Math.ceil(stream.length / size)}, (_, index) =>
        stream.subarray(index * size, (index + 1) * size),
      );
      expect(read(chunks)).toEqual(expected);
    }
  });

  it('holds back no output that can be no frame', () => {
    expect(read([Buffer.from('no newline')])).toEqual(['output "no newline"']);
    expect(read([Buffer.from('a\0b')])).toEqual(['output "a\\u0000b"']);
  });
});
