import type {Command} from 'commander';
import {renderBashCompletion} from '../completion/bash.ts';
import {listCommands} from '../completion/command-tree.ts';
import {renderZshCompletion} from '../completion/zsh.ts';
import type {Context} from '../context.ts';

/** Prints a completion script; it is made from the very commands and options that are parsed. */
export function runCompletion(context: Context, words: readonly string[], program: Command): Promise<number> {
  const commands = listCommands(program);
  context.print(words[0] === 'zsh' ? renderZshCompletion(commands) : renderBashCompletion(commands));
  return Promise.resolve(0);
}
