import {Argument, Command, Option} from 'commander';
import {fillText} from '../model/language.ts';
import {createContext, type Context} from './context.ts';
import {argumentTexts, optionTexts, type CommandName} from './help-texts.ts';
import {setHelp} from './help.ts';

/** A command's options as commander hands them over; each command reads its own. */
export type Options = Readonly<Record<string, unknown>>;

/** Does a command; resolves with the exit code. */
export type Handler = (context: Context, words: readonly string[], options: Options) => Promise<number>;

export const machineFormats = ['text', 'jsonl'] as const;
export const reportFormats = ['text', 'jsonl', 'junit', 'github'] as const;

/** Builds the command line. Every command's module is loaded when it is called, so that `list` starts at once. */
export function createProgram(context: Context, finish: (exitCode: number) => void): Command {
  const program = new Command('runbook');
  const {pick} = context;
  const option = (flags: string, key: keyof typeof optionTexts): Option => new Option(flags, pick(optionTexts[key]));

  program
    .exitOverride()
    .configureOutput({writeOut: context.print, writeErr: context.warn, outputError: () => undefined})
    .addOption(option('--lang <LANG>', 'lang').choices(['zh', 'en']))
    .addOption(option('-q, --quiet', 'quiet').conflicts('verbose'))
    .addOption(option('-v, --verbose', 'verbose'))
    .version('0.1.0', '-V, --version', pick(optionTexts.version));
  setHelp(program, 'runbook', context);

  const add = (name: CommandName, load: () => Promise<Handler>, parent: Command = program): Command => {
    const command = parent.command(name.split(' ').at(-1) ?? name);
    setHelp(command, name, context);
    return command.action(async (...args: unknown[]) => {
      const all = command.optsWithGlobals<{quiet?: boolean; verbose?: boolean}>();
      const handler = await load();
      finish(await handler(createContext({...context, ...all}), command.processedArgs.flat().filter(isWord), all));
      void args;
    });
  };
  const group = (name: CommandName): Command => {
    const command = program.command(name);
    setHelp(command, name, context);
    return command;
  };
  const argument = (flags: string, key: keyof typeof argumentTexts): Argument =>
    new Argument(flags, pick(argumentTexts[key]));
  const format = (choices: readonly string[]): Option =>
    new Option('--format <FORMAT>', pick(fillText(optionTexts.format, {choices: choices.join(' | ')})))
      .choices(choices)
      .default('text');
  const addPlace = (command: Command): Command =>
    command
      .addOption(option('-i, --inventory <FILE>', 'inventory'))
      .addOption(option('-t, --target <NAME>', 'target'))
      .addOption(option('--lab', 'lab-option'));
  const addHosts = (command: Command): Command =>
    addPlace(command).addOption(option('-p, --param <NAME=VALUE>', 'param').argParser(collect));
  const addSelection = (command: Command): Command =>
    command
      .addOption(option('--from <STEP>', 'from'))
      .addOption(option('--only <STEP...>', 'only'))
      .addOption(option('--limit <HOST...>', 'limit'));

  add('list', async () => (await import('./commands/list.ts')).runList).addOption(format(machineFormats));
  add('show', async () => (await import('./commands/show.ts')).runShow)
    .addArgument(argument('<ID>', 'ID'))
    .addOption(format(machineFormats));
  add('lint', async () => (await import('./commands/lint.ts')).runLint)
    .addArgument(argument('[FILES...]', 'FILES'))
    .addOption(format(reportFormats));
  const plan = add('plan', async () => (await import('./commands/plan.ts')).runPlanCommand);
  addSelection(addHosts(plan.addArgument(argument('<ID>', 'ID')))).addOption(format(machineFormats));
  const exec = add('exec', async () => (await import('./commands/exec.ts')).runExec);
  addSelection(addHosts(exec.addArgument(argument('<ID>', 'ID'))))
    .addOption(option('--dry-run', 'dry-run'))
    .addOption(option('--force', 'force-exec'))
    .addOption(option('--bundle <FILE>', 'bundle').conflicts(['evidence', 'evidenceIn', 'lab']))
    .addOption(option('--evidence', 'evidence').conflicts('evidenceIn'))
    .addOption(option('--evidence-in <DIR>', 'evidence-in'))
    .addOption(option('--acknowledge <WORD>', 'acknowledge'))
    .addOption(option('--yes', 'yes'))
    .addOption(format(reportFormats));
  add('resume', async () => (await import('./commands/resume.ts')).runResume)
    .addArgument(argument('[RUN]', 'RUN'))
    .addOption(option('-p, --param <NAME=VALUE>', 'param').argParser(collect))
    .addOption(option('--acknowledge <WORD>', 'acknowledge'))
    .addOption(option('--yes', 'yes'))
    .addOption(format(reportFormats));
  const verify = add('verify', async () => (await import('./commands/exec.ts')).runVerify);
  addSelection(addHosts(verify.addArgument(argument('<ID>', 'ID'))))
    .addOption(option('--once', 'once'))
    .addOption(format(reportFormats));
  const undo = add('undo', async () => (await import('./commands/exec.ts')).runUndo);
  addPlace(undo.addArgument(argument('<ID>', 'ID')))
    .addOption(option('--only <STEP...>', 'only'))
    .addOption(option('--limit <HOST...>', 'limit'))
    .addOption(option('--force', 'force-undo'))
    .addOption(option('--yes', 'yes'))
    .addOption(format(reportFormats));
  add('runs', async () => (await import('./commands/runs.ts')).runRuns)
    .addOption(option('-n, --number <COUNT>', 'number').default('20'))
    .addOption(format(machineFormats));
  const status = add('status', async () => (await import('./commands/status.ts')).runStatus);
  addHosts(status.addArgument(argument('<ID>', 'ID')))
    .addOption(option('--limit <HOST...>', 'limit'))
    .addOption(format(machineFormats));
  const exported = add('export', async () => (await import('./commands/export.ts')).runExport);
  addSelection(addHosts(exported.addArgument(argument('<ID>', 'ID'))))
    .addOption(option('-o, --output <DIR>', 'output'))
    .addOption(option('--force', 'force-export'))
    .addOption(format(machineFormats));
  const bundle = add('bundle', async () => (await import('./commands/bundle.ts')).runBundle);
  addHosts(bundle.addArgument(argument('<ID>', 'ID')))
    .addOption(option('-o, --output <FILE>', 'output-bundle'))
    .addOption(option('--force', 'force-bundle'))
    .addOption(format(machineFormats));

  add('evidence check', async () => (await import('./commands/evidence.ts')).runEvidenceCheck, group('evidence'))
    .addArgument(argument('[ID...]', 'IDS'))
    .addOption(option('--against <DIR>', 'against'))
    .addOption(format(reportFormats));

  const lab = group('lab');
  add('lab up', async () => (await import('./commands/lab.ts')).runLabUp, lab);
  add('lab down', async () => (await import('./commands/lab.ts')).runLabDown, lab);
  add('lab reset', async () => (await import('./commands/lab.ts')).runLabReset, lab);
  add('lab status', async () => (await import('./commands/lab.ts')).runLabStatus, lab).addOption(
    format(machineFormats),
  );
  add('lab snapshot', async () => (await import('./commands/lab-snapshots.ts')).runLabSnapshot, lab).addArgument(
    argument('<NAME>', 'NAME'),
  );
  add('lab restore', async () => (await import('./commands/lab-snapshots.ts')).runLabRestore, lab).addArgument(
    argument('<SNAPSHOT>', 'SNAPSHOT'),
  );
  add('lab snapshots', async () => (await import('./commands/lab-snapshots.ts')).runLabSnapshots, lab)
    .addOption(option('--remove <SNAPSHOT...>', 'remove'))
    .addOption(format(machineFormats));
  add('lab ssh', async () => (await import('./commands/lab-ssh.ts')).runLabSsh, lab)
    .addArgument(argument('<HOST>', 'HOST'))
    .addArgument(argument('[CMD...]', 'CMD'));
  add('mirror build', async () => (await import('./commands/lab.ts')).runMirrorBuild, group('mirror'));
  add('doctor', async () => (await import('./commands/doctor.ts')).runDoctor).addOption(format(machineFormats));
  const completion = add('completion', async () => {
    const {runCompletion} = await import('./commands/completion.ts');
    return (inner, words) => runCompletion(inner, words, program);
  });
  completion.addArgument(argument('<SHELL>', 'SHELL').choices(['bash', 'zsh']));
  return program;
}

function isWord(value: unknown): value is string {
  return typeof value === 'string';
}

function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}
