import {createHash} from 'node:crypto';
import {createWriteStream} from 'node:fs';
import {mkdir} from 'node:fs/promises';
import {dirname} from 'node:path';
import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {setTimeout as pause} from 'node:timers/promises';

export interface FetchedFile {
  /** In bytes. */
  readonly size: number;
  readonly sha256: string;
}

/** Opens what stands at a URL. */
export type OpenUrl = (url: string, signal: AbortSignal) => Promise<Readable>;

const tries = 3;

/** As browsers do. A status other than 2xx is an error that names it. */
export const openHttp: OpenUrl = async (url, signal) => {
  const response = await fetch(url, {signal});
  if (!response.ok || response.body === null) throw new Error(`HTTP ${response.status}`);
  return Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]);
};

/** Writes what stands at `url` into a file. Tried again where the network fails, but not where the disk does. */
export async function fetchFile(url: string, file: string, open: OpenUrl, signal: AbortSignal): Promise<FetchedFile> {
  await mkdir(dirname(file), {recursive: true});
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await fetchOnce(url, file, open, signal);
    } catch (error) {
      const {code} = error as NodeJS.ErrnoException;
      if (signal.aborted || attempt === tries || code === 'ENOSPC' || code === 'EDQUOT') throw error;
      await pause(attempt * 1000, undefined, {signal});
    }
  }
}

async function fetchOnce(url: string, file: string, open: OpenUrl, signal: AbortSignal): Promise<FetchedFile> {
  const hash = createHash('sha256');
  let size = 0;
  const count = async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      hash.update(chunk);
      size += chunk.length;
      yield chunk;
    }
  };
  await pipeline(await open(url, signal), count, createWriteStream(file), {signal});
  return {size, sha256: hash.digest('hex')};
}
