import {setTimeout as sleep} from 'node:timers/promises';

/** What became of a request: an answer, a refusal that no repetition changes, or nothing that can be called either. */
export type Answer<T> =
  | {readonly status: 'answered'; readonly value: T}
  | {readonly status: 'refused'; readonly text: string}
  | {readonly status: 'unreachable'; readonly text: string};

export interface AskOptions {
  readonly attempts: number;
  /** Before the second attempt; twice as long before each that follows. */
  readonly pauseMilliseconds: number;
  /** For one attempt, its body included. */
  readonly timeoutMilliseconds: number;
}

/** As often as the steps' `curl --retry 3`. */
export const patient: AskOptions = {attempts: 4, pauseMilliseconds: 1000, timeoutMilliseconds: 10 * 60_000};

/** Asks for an address, redirects followed, and reads the body; goes on after what may pass. */
export async function askPublisher<T>(
  url: string,
  read: (response: Response) => Promise<T>,
  {attempts, pauseMilliseconds, timeoutMilliseconds}: AskOptions = patient,
): Promise<Answer<T>> {
  let text = '';
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (attempt > 0) await sleep(pauseMilliseconds * 2 ** (attempt - 1));
    try {
      const response = await fetch(url, {signal: AbortSignal.timeout(timeoutMilliseconds)});
      if (response.ok) return {status: 'answered', value: await read(response)};
      await response.body?.cancel();
      text = `${url} answers ${response.status}`;
      if (response.status < 500 && response.status !== 429) return {status: 'refused', text};
    } catch (error) {
      text = `${url}: ${describe(error)}`;
    }
  }
  return {status: 'unreachable', text};
}

/** `fetch failed` says nothing; its cause does. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.cause.name : error.message;
}
