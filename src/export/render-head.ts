import {fillText} from '../model/language.ts';
import {headingOf, type ExportContext} from './export-context.ts';
import type {Need} from './list-needs.ts';
import type {StepScript} from './list-scripts.ts';
import {exportTexts, joinWords} from './texts.ts';

export interface HeadInput {
  readonly script: StepScript;
  readonly next: StepScript | undefined;
  readonly undo: boolean;
  readonly needs: readonly Need[];
}

/** The comment at the top of a script: what it is, where it runs, what comes next. */
export function renderHead({script, next, undo, needs}: HeadInput, context: ExportContext): string {
  const {plan, language} = context;
  const {step, host} = script;
  const say = (key: keyof typeof exportTexts, values: Readonly<Record<string, string | number>> = {}): string =>
    fillText(exportTexts[key], values)[language];
  const title = say(undo ? 'head-undo' : 'head-step', {
    runbook: plan.runbook,
    number: script.number,
    of: plan.steps.length,
    heading: headingOf(step, context),
    step: step.id,
  });
  const gives = undo ? [] : script.plan.captures.map(({name}) => name);
  const undoFile = undo ? undefined : script.undoFile;
  const facts = [
    `${say('head-host')}  ${host.name}  ${host.ip}`,
    `${say('head-page')}  ${step.file}:${step.line}`,
    ...needs.map(({name, about}) => `${say('head-needs')}  ${name}${language === 'zh' ? '：' : ': '}${about}`),
    ...(gives.length === 0 ? [] : [`${say('head-gives')}  ${joinWords(gives, language)}`]),
    `${say('head-next')}  ${describeNext(next, undo, context)}`,
    ...(undoFile === undefined ? [] : [`${say('head-undone-by')}  ${undoFile}`]),
  ];
  const file = (undo ? script.undoFile : script.file) ?? '';
  const how = [say('head-how', {host: host.name, file}), say(undo ? 'head-undo-again' : 'head-again')];
  return [title, '', ...facts.map((fact) => `  ${fact}`), '', ...how].map((line) => `# ${line}`.trimEnd()).join('\n');
}

/** The script that comes next and its host. */
export function describeNext(next: StepScript | undefined, undo: boolean, {language}: ExportContext): string {
  if (next === undefined) return exportTexts['next-last'][language];
  const file = (undo ? next.undoFile : next.file) ?? '';
  return fillText(exportTexts['next-on'], {file, host: next.host.name})[language];
}
