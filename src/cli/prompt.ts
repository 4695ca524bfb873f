import {createInterface} from 'node:readline/promises';
import type {Context} from './context.ts';

/** Asks on the terminal; anything but a clear yes is a no. Aborts as `signal` does. */
export async function confirm(question: string, context: Context, signal: AbortSignal): Promise<boolean> {
  const answer = await ask(`${question} ${context.say('yes-or-no')}`, context, signal);
  return /^(y|yes|是|好)$/i.test(answer);
}

/** Asks on the terminal for a line; empty where the operator gives up. */
export async function ask(question: string, {process}: Context, signal: AbortSignal): Promise<string> {
  const lines = createInterface({input: process.stdin, output: process.stderr});
  // readline takes Ctrl-C in a terminal for itself.
  lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  try {
    return (await lines.question(question, {signal})).trim();
  } catch (error) {
    if (!signal.aborted) throw error;
    process.stderr.write('\n');
    return '';
  } finally {
    lines.close();
  }
}

/** Asks for a secret; what is typed is not shown. Undefined where the operator gives up. */
export async function askSecret(
  question: string,
  {process}: Context,
  signal: AbortSignal,
): Promise<string | undefined> {
  const {stdin, stderr} = process;
  stderr.write(question);
  stdin.setRawMode(true);
  stdin.setEncoding('utf8');
  stdin.resume();
  const {promise, resolve} = Promise.withResolvers<string | undefined>();
  let typed = '';
  const onData = (text: string): void => {
    for (const key of text) {
      if (key === '\r' || key === '\n') return resolve(typed);
      // Without echo a terminal sends no signal of its own; what follows is the caller's.
      if (key === '\u0003') return void process.kill(process.pid, 'SIGINT');
      if (key === '\u0004' && typed === '') return resolve(undefined);
      if (key === '\u007f' || key === '\b') typed = [...typed].slice(0, -1).join('');
      else if (key === '\u0015') typed = '';
      else if (key >= ' ') typed += key;
    }
  };
  const onAbort = (): void => resolve(undefined);
  stdin.on('data', onData);
  signal.addEventListener('abort', onAbort);
  try {
    return await promise;
  } finally {
    stdin.off('data', onData);
    signal.removeEventListener('abort', onAbort);
    stdin.setRawMode(false);
    stdin.pause();
    stderr.write('\n');
  }
}
