import {userInfo} from 'node:os';
import {mustRun, type CommandOptions} from './command.ts';

/**
 * Runs a program that has to succeed in a mount and a process namespace of its own, which end with us however we end:
 * neither its children nor what it mounts stay behind when the runner is killed. Returns its standard output.
 */
export function runAlone(command: readonly string[], options: CommandOptions): Promise<string> {
  // Without root a user namespace first, in which we are it.
  const user = userInfo().uid === 0 ? [] : ['--map-root-user'];
  const alone = [...user, '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];
  return mustRun('unshare', [...alone, ...command], {...options, killSignal: 'SIGKILL'});
}
