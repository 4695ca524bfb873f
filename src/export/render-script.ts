import type {Action, CaptureAction, CheckAction, HostPlan, UndoAction} from '../model/plan.ts';
import type {ExportContext} from './export-context.ts';
import {renderHeredoc} from './heredoc.ts';
import {listNeeds, listUndoNeeds, type Need} from './list-needs.ts';
import type {StepScript} from './list-scripts.ts';
import {loadMachinery, translateShell, type Section} from './machinery.ts';
import {describeNext, renderHead} from './render-head.ts';
import {shellWord} from './shell-word.ts';
import {exportTexts} from './texts.ts';

/** The script that does a step on a host. */
export function renderStepScript(script: StepScript, next: StepScript | undefined, context: ExportContext): string {
  const {plan, step} = script;
  const needs = listNeeds(plan, context);
  const several = step.hosts.length > 1;
  return assemble(script, next, context, {
    undo: false,
    needs,
    blocks: [
      renderKeep(plan),
      ...plan.actions.map(renderAction),
      ...plan.checks.map(renderCheck),
      ...plan.captures.map((capture) =>
        renderCapture(capture, several ? `${capture.name}.${plan.host}` : capture.name),
      ),
    ],
    sections: listSections(plan, needs),
    calls: ['prepare', 'step', 'passed @done@'],
  });
}

/** The script that takes a step back on a host. */
export function renderUndoScript(script: StepScript, next: StepScript | undefined, context: ExportContext): string {
  const {plan} = script;
  const needs = listUndoNeeds(plan, context);
  return assemble(script, next, context, {
    undo: true,
    needs,
    blocks: plan.undo.toReversed().map((action) => renderUndo(action, plan)),
    sections: [
      'base',
      'record',
      'undo',
      ...when(needs.length > 0, 'value-types', 'values'),
      ...when(
        plan.undo.some(({kind}) => kind === 'undo'),
        'blocks',
      ),
      ...when(
        plan.undo.some(({kind}) => kind === 'file'),
        'restore',
      ),
    ],
    calls: ['prepare', 'begin "$@"', 'step', 'finish', 'passed @undone@'],
  });
}

interface Parts {
  readonly undo: boolean;
  readonly needs: readonly Need[];
  readonly blocks: readonly string[];
  readonly sections: readonly Section[];
  readonly calls: readonly string[];
}

/**
 * Everything but the first line stands in one subshell: a half-copied script does nothing, and a pasted one neither
 * ends nor changes the shell that it was pasted into.
 */
function assemble(
  script: StepScript,
  next: StepScript | undefined,
  context: ExportContext,
  {undo, needs, blocks, sections, calls}: Parts,
): string {
  const {language} = context;
  return `#!/usr/bin/env bash
${renderHead({script, next, undo, needs}, context)}

if [ -n "\${BASH_VERSION:-}" ]; then set +o posix; else echo ${shellWord(exportTexts['with-bash'][language])} >&2; exit 2; fi
(
${renderVariables(script, next, undo, context)}
# ${exportTexts.legend[language]}
step() {

${[needs.map(renderNeed).join(''), ...blocks].filter((text) => text !== '').join('\n')}
}

${'#'.repeat(80)}
# ${exportTexts.machinery[language]}

${loadMachinery(sections, language)}
${calls.map((call) => translateShell(call, language)).join('\n')}
) </dev/null
`;
}

function renderVariables(
  {step, host, file, undoFile}: StepScript,
  next: StepScript | undefined,
  undo: boolean,
  context: ExportContext,
): string {
  const {plan} = context;
  const variables: Readonly<Record<string, string>>[] = [
    {runbook: plan.runbook, id: step.id, script: (undo ? undoFile : file) ?? ''},
    {host: host.name, address: host.ip},
    {page: step.file, place: `:${step.line}`},
    {path: plan.path},
    {kept: `/var/lib/runbook-by-hand/${step.id}`},
    {next: next === undefined ? '' : describeNext(next, undo, context)},
  ];
  return variables
    .map((row) => Object.entries(row).map(([name, value]) => `${name}=${value === '' ? '' : shellWord(value)}`))
    .map((row) => `${row.join(' ')}\n`)
    .join('');
}

/** Only what the step needs: the shorter a script, the sooner it is read. */
function listSections({actions, checks, captures}: HostPlan, needs: readonly Need[]): Section[] {
  const hasRun = actions.some(({kind}) => kind === 'run');
  const hasFile = actions.some(({kind}) => kind === 'file');
  return [
    'base',
    ...when(needs.length > 0 || captures.length > 0, 'value-types'),
    ...when(needs.length > 0, 'values'),
    ...when(actions.length > 0, 'keep', 'record'),
    ...when(hasFile, 'files'),
    ...when(hasRun || checks.length > 0 || captures.length > 0, 'blocks'),
    ...when(hasRun, 'run'),
    ...when(checks.length > 0 || captures.length > 0, 'unnamed-file'),
    ...when(checks.length > 0, 'checks'),
    ...when(captures.length > 0, 'captures'),
  ];
}

function when(wanted: boolean, ...sections: readonly Section[]): readonly Section[] {
  return wanted ? sections : [];
}

function renderNeed({name, type, form, about, hosts}: Need): string {
  return `${['need', name, type, form, about, ...hosts].map(shellWord).join(' ')}\n`;
}

function renderKeep({actions}: HostPlan): string {
  const paths = actions.flatMap((action) => (action.kind === 'file' ? [action.path] : []));
  return actions.length === 0 ? '' : `${['keep', ...paths].map(shellWord).join(' ')}\n`;
}

function renderAction(action: Action): string {
  const at = `:${action.line}`;
  return action.kind === 'run'
    ? renderHeredoc(['run', at, `${action.timeoutSeconds}s`], action.parts, 'BASH')
    : renderHeredoc(['file', at, action.path, action.mode, action.owner], action.parts, 'FILE');
}

function renderCheck({line, timeoutSeconds, withinSeconds, parts}: CheckAction): string {
  return renderHeredoc(
    ['check', `:${line}`, `${timeoutSeconds}s`, withinSeconds === 0 ? 'once' : `${withinSeconds}s`],
    parts,
    'BASH',
  );
}

function renderCapture({line, timeoutSeconds, name, type, parts}: CaptureAction, file: string): string {
  return renderHeredoc(['capture', `:${line}`, `${timeoutSeconds}s`, name, type, file], parts, 'BASH');
}

function renderUndo(action: UndoAction, {actions}: HostPlan): string {
  if (action.kind === 'undo') {
    const {line, timeoutSeconds, parts} = action.script;
    return renderHeredoc(['undo', `:${line}`, `${timeoutSeconds}s`], parts, 'BASH');
  }
  const line = actions.find((each) => each.kind === 'file' && each.path === action.path)?.line ?? 0;
  return `${['restore', `:${line}`, action.path].map(shellWord).join(' ')}\n`;
}
