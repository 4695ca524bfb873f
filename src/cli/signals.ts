import type {Context} from './context.ts';

/** A second signal within this time is the same one: a terminal and a wrapper may both deliver it. */
const sameSignalMilliseconds = 300;

/**
 * Does work that the first SIGINT, SIGTERM or SIGHUP asks to end, through the controller it is given; the second one
 * ends this process at once. Resolves with the exit code: 130 where the work was cut short so.
 */
export async function withSignals(
  {process}: Context,
  work: (controller: AbortController) => Promise<number>,
): Promise<number> {
  const controller = new AbortController();
  let first = 0;
  const onSignal = (): void => {
    const now = Date.now();
    if (first !== 0 && now - first > sameSignalMilliseconds) process.exit(130);
    first ||= now;
    controller.abort();
  };
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of names) process.on(name, onSignal);
  // Started by another Node (see bin), whose end is a signal as well.
  process.once('disconnect', onSignal);
  process.channel?.unref();
  try {
    return await work(controller);
  } catch (error) {
    if (first !== 0) return 130;
    throw error;
  } finally {
    for (const name of names) process.off(name, onSignal);
    process.off('disconnect', onSignal);
  }
}
