import {fillText, type Language} from '../../model/language.ts';
import {listStepLinks} from './artifacts.ts';
import {renderEntriesMarkdown, type Entry} from './entry.ts';
import {code, joinInlines, plain, type Inline} from './inline.ts';
import type {ParameterKind, ParameterView, Reference} from './reference.ts';
import {referenceText, referenceTexts, separators} from './texts.ts';

/** Which parameters are shown. */
export interface ParameterChoice {
  /** A runbook's; undefined is those of all runbooks, each name once. */
  readonly runbook?: string | undefined;
  readonly kind: ParameterKind;
}

/** A card for every parameter that is chosen. */
export function listParameterEntries(
  reference: Reference,
  language: Language,
  {runbook, kind}: ParameterChoice,
): Entry[] {
  const runbooks = reference.runbooks.filter(({id}) => runbook === undefined || id === runbook);
  if (runbooks.length === 0) throw new Error(`there is no runbook ${runbook ?? ''}`);
  const parameters = runbooks.flatMap((each) => each.parameters).filter((parameter) => parameter.kind === kind);
  return mergeUses(parameters).map((parameter) => ({
    id: runbook === undefined ? parameter.name : `${runbook}.${parameter.name}`,
    name: parameter.name,
    note: parameter.title[language],
    facts: [
      {label: referenceText('type', language), value: showType(parameter, language)},
      {label: referenceText('default', language), value: showDefault(parameter, language)},
      {label: referenceText('steps', language), value: listStepLinks(parameter.steps, reference, language)},
    ],
  }));
}

export function renderParametersMarkdown(reference: Reference, language: Language, choice: ParameterChoice): string {
  const entries = listParameterEntries(reference, language, choice);
  return renderEntriesMarkdown(entries, referenceText('parameter', language), referenceText('meaning', language));
}

/** A parameter of several runbooks is one, used by the steps of all. */
function mergeUses(parameters: readonly ParameterView[]): ParameterView[] {
  const merged = new Map<string, ParameterView>();
  for (const parameter of parameters) {
    const steps = [...(merged.get(parameter.name)?.steps ?? []), ...parameter.steps];
    merged.set(parameter.name, {...parameter, steps: [...new Set(steps)]});
  }
  return [...merged.values()];
}

function showType({type, values}: ParameterView, language: Language): Inline[] {
  if (values.length === 0) return [code(type)];
  const listed = joinInlines(values.map(code), separators[language]);
  return [code(type), plain(language === 'zh' ? '：' : ': '), ...listed];
}

function showDefault({default: value, follows, perHost}: ParameterView, language: Language): Inline[] {
  const shown = value === undefined ? plain(referenceText('noDefault', language)) : code(value);
  const notes = [
    ...(follows === undefined ? [] : [fillText(referenceTexts.follows, {name: follows})[language]]),
    ...(perHost ? [referenceText('perHost', language)] : []),
  ];
  return [shown, ...notes.map((note) => plain(language === 'zh' ? `（${note}）` : ` (${note})`))];
}
