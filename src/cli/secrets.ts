import {shortestSecret} from '../model/value.ts';
import type {Context} from './context.ts';
import {createCliError} from './fail.ts';
import {variableOf} from './parameters.ts';
import {askSecret} from './prompt.ts';

/** The secrets that a plan needs: from `-p NAME=@FILE`, the environment, or the terminal. */
export async function collectSecrets(
  names: readonly string[],
  given: ReadonlyMap<string, string>,
  context: Context,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const secrets = new Map<string, string>();
  for (const name of names) {
    const value = given.get(name) ?? context.process.env[variableOf(name)] ?? (await ask(name, context, signal));
    if (value === undefined || value === '') {
      throw createCliError('secret-missing', {name, variable: variableOf(name)}, 'secret-missing-hint');
    }
    if (value.length < shortestSecret) throw createCliError('secret-short', {name, least: shortestSecret});
    secrets.set(name, value);
  }
  return secrets;
}

async function ask(name: string, context: Context, signal: AbortSignal): Promise<string | undefined> {
  return context.interactive ? askSecret(context.say('secret-prompt', {name}), context, signal) : undefined;
}
