/** What several hosts say at the same time, as one stream in order. */
export interface EventQueue<T> {
  readonly push: (event: T) => void;
  /** No more events: the stream ends, or throws where an error is given. */
  readonly end: (error?: unknown) => void;
  readonly events: AsyncGenerator<T, void, void>;
}

export function createEventQueue<T>(): EventQueue<T> {
  const waiting: T[] = [];
  let ended = false;
  let failure: {readonly error: unknown} | undefined;
  let wake = Promise.withResolvers<void>();

  async function* read(): AsyncGenerator<T, void, void> {
    for (;;) {
      yield* waiting.splice(0);
      if (waiting.length > 0) continue;
      if (failure !== undefined) throw failure.error;
      if (ended) return;
      await wake.promise;
      wake = Promise.withResolvers<void>();
    }
  }

  return {
    push: (event) => {
      waiting.push(event);
      wake.resolve();
    },
    end: (error) => {
      ended = true;
      if (error !== undefined) failure = {error};
      wake.resolve();
    },
    events: read(),
  };
}
