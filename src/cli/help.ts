import type {Command} from 'commander';
import {createStyle} from '../report/style.ts';
import {measureWidth, padEnd, wrapText} from '../report/width.ts';
import type {Context} from './context.ts';
import {commandExamples, commandTexts, headingTexts, optionTexts, type CommandName} from './help-texts.ts';

/** Gives a command its description, its examples, and commander's own words in the reader's language. */
export function setHelp(command: Command, name: CommandName, context: Context): void {
  const {pick} = context;
  const style = createStyle(context.color.out);
  command
    .description(pick(commandTexts[name]))
    .helpOption('-h, --help', pick(optionTexts.help))
    .helpCommand(false)
    .configureHelp({
      showGlobalOptions: name !== 'runbook',
      styleTitle: (title) => style.bold(translate(title, context)),
      commandUsage: (of) => translateWords(`${pathOf(of)} ${of.usage()}`, context),
      subcommandTerm: (of) => of.name(),
      displayWidth: measureWidth,
      boxWrap: (text, width) => wrapText(text, width).join('\n'),
      // Our descriptions name choices and defaults themselves.
      optionDescription: (option) => option.description,
      argumentDescription: (argument) => argument.description,
    })
    .addHelpText('after', () => renderExamples(name, context));
}

function renderExamples(name: CommandName, context: Context): string {
  const style = createStyle(context.color.out);
  const examples = commandExamples[name];
  const width = Math.max(...examples.map(([line]) => measureWidth(line)));
  const lines = examples.map(([line, text]) => `  ${padEnd(line, width)}  ${style.dim(`# ${context.pick(text)}`)}`);
  return ['', style.bold(translate('Examples:', context)), ...lines].join('\n');
}

function translate(words: string, {pick}: Context): string {
  const text = headingTexts[words];
  return text === undefined ? words : pick(text);
}

function translateWords(usage: string, context: Context): string {
  return usage
    .split(' ')
    .map((word) => translate(word, context))
    .join(' ');
}

function pathOf(command: Command): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
}
