import type {Command} from 'commander';

/** What completes the value of an option or an argument. */
export type Completes =
  | {readonly type: 'words'; readonly words: readonly string[]}
  | {readonly type: 'runbook' | 'step' | 'host' | 'target' | 'run' | 'snapshot' | 'file' | 'nothing'};

export interface CompletedOption {
  /** `-i`, `--inventory`. */
  readonly flags: readonly string[];
  readonly description: string;
  /** Undefined where it takes no value. */
  readonly value: Completes | undefined;
}

export interface CompletedCommand {
  /** `exec`, `lab up`; empty for the program itself. */
  readonly name: string;
  readonly description: string;
  readonly options: readonly CompletedOption[];
  readonly argument: Completes;
  /** The argument may be given again. */
  readonly repeats: boolean;
}

/** Every command with its options, those of the program included. */
export function listCommands(program: Command): CompletedCommand[] {
  const global = listOptions(program);
  const walk = (command: Command, path: string): CompletedCommand[] => {
    const own = command === program ? [] : listOptions(command);
    const subcommands = command.commands.map((each) => each.name());
    const repeats = command.registeredArguments[0]?.variadic === true;
    const argument: Completes =
      subcommands.length > 0 ? {type: 'words', words: subcommands} : completesArgument(command);
    return [
      {name: path, description: command.description(), options: [...own, ...global], argument, repeats},
      ...command.commands.flatMap((each) => walk(each, `${path} ${each.name()}`.trim())),
    ];
  };
  return walk(program, '');
}

function listOptions(command: Command): CompletedOption[] {
  const options = command.options.map((option) => ({
    flags: [option.short, option.long].filter((flag) => flag !== undefined && flag !== null),
    description: option.description,
    value: option.required || option.optional ? completesOption(option.long ?? '', option.argChoices) : undefined,
  }));
  const isProgram = command.parent === null;
  return isProgram ? [...options, {flags: ['-h', '--help'], description: '', value: undefined}] : options;
}

function completesOption(long: string, choices: readonly string[] | undefined): Completes {
  if (choices !== undefined) return {type: 'words', words: choices};
  return byOption[long] ?? {type: 'nothing'};
}

const byOption: Readonly<Record<string, Completes>> = {
  '--inventory': {type: 'file'},
  '--output': {type: 'file'},
  '--bundle': {type: 'file'},
  '--target': {type: 'target'},
  '--from': {type: 'step'},
  '--only': {type: 'step'},
  '--limit': {type: 'host'},
  '--remove': {type: 'snapshot'},
};

function completesArgument(command: Command): Completes {
  const [argument] = command.registeredArguments;
  if (argument?.argChoices !== undefined) return {type: 'words', words: argument.argChoices};
  return byArgument[argument?.name() ?? ''] ?? {type: 'nothing'};
}

const byArgument: Readonly<Record<string, Completes>> = {
  ID: {type: 'runbook'},
  RUN: {type: 'run'},
  HOST: {type: 'host'},
  SNAPSHOT: {type: 'snapshot'},
  FILES: {type: 'file'},
};
