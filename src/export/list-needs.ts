import type {Part} from '../model/hole.ts';
import {fillText} from '../model/language.ts';
import type {CaptureAction, HostPlan, Plan, StepPlan} from '../model/plan.ts';
import {isFileType, type ValueType} from '../model/value.ts';
import type {ExportContext} from './export-context.ts';
import {exportTexts, joinWords} from './texts.ts';

/** A value that a script must be given. */
export interface Need {
  readonly name: string;
  readonly type: ValueType;
  /** One line, or several that end with a single dot. */
  readonly form: 'line' | 'lines';
  /** What it is and where it comes from. */
  readonly about: string;
  /** Where several hosts give a value each: all of them, in the order in which they are joined. */
  readonly hosts: readonly string[];
}

/** What the forward script of a step needs on a host. */
export function listNeeds({actions, checks, captures}: HostPlan, context: ExportContext): Need[] {
  return describeNames([...actions, ...checks, ...captures], context);
}

/** What its undo script needs. */
export function listUndoNeeds({undo}: HostPlan, context: ExportContext): Need[] {
  return describeNames(
    undo.flatMap((action) => (action.kind === 'undo' ? [action.script] : [])),
    context,
  );
}

function describeNames(texts: readonly {readonly parts: readonly Part[]}[], context: ExportContext): Need[] {
  const names = texts.flatMap(({parts}) => parts.flatMap((part) => (typeof part === 'string' ? [] : [part.late])));
  return [...new Set(names)].map((name) => describeNeed(name, context));
}

function describeNeed(name: string, context: ExportContext): Need {
  const {plan, parameterTitles, language} = context;
  if (plan.secrets.includes(name)) {
    return {name, type: 'secret', form: 'line', about: parameterTitles.get(name) ?? name, hosts: []};
  }
  const source = findSource(name, plan);
  // The planner lets nothing through whose value nobody gives.
  if (source === undefined) throw new Error(`{{${name}}} has no value`);
  const {step, hosts, capture} = source;
  const files = context.scripts.filter((script) => script.step.id === step.id && hosts.includes(script.plan.host));
  const values = {
    scripts: joinWords(
      files.map(({file}) => file),
      language,
    ),
    step: step.id,
    hosts: joinWords(hosts, language),
    place: `${capture.file}:${capture.line}`,
  };
  const about = fillText(exportTexts[files.length === hosts.length ? 'given-by' : 'given-elsewhere'], values)[language];
  const form = isFileType(capture.type) ? 'lines' : 'line';
  return {name, type: capture.type, form, about, hosts: hosts.length > 1 ? hosts : []};
}

interface Source {
  readonly step: StepPlan;
  readonly hosts: readonly string[];
  readonly capture: CaptureAction;
}

/** The step that captures a value, and the hosts that it does so on, in the order of the inventory. */
function findSource(name: string, {steps}: Plan): Source | undefined {
  for (const step of steps) {
    const found = step.hosts.flatMap(({host, captures}) =>
      captures.filter((capture) => capture.name === name).map((capture) => ({host, capture})),
    );
    const [first] = found;
    if (first !== undefined) return {step, hosts: found.map(({host}) => host), capture: first.capture};
  }
  return undefined;
}
