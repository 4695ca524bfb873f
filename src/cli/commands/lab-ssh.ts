import {execa} from 'execa';
import {labSshCommand} from '../../lab/lab-ssh-command.ts';
import type {Context} from '../context.ts';
import {findDirectories, findLabName} from '../directories.ts';

/** The system's ssh on this very terminal; its exit code is ours, 255 (no connection) becomes 3. */
export async function runLabSsh(context: Context, words: readonly string[]): Promise<number> {
  const {env} = context.process;
  const [host = '', ...command] = words;
  const {file, args} = await labSshCommand(
    host,
    {name: findLabName(env), stateDirectory: findDirectories(env).state},
    command,
  );
  // Ctrl-C is for the host, not for us.
  const ignore = (): void => undefined;
  context.process.on('SIGINT', ignore);
  try {
    const {exitCode} = await execa(file, args, {stdio: 'inherit', reject: false});
    return exitCode === undefined || exitCode === 255 ? 3 : exitCode;
  } finally {
    context.process.off('SIGINT', ignore);
  }
}
