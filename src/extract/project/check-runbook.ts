import {listDeclarations} from '../../model/declarations.ts';
import type {Runbook} from '../../model/runbook.ts';
import type {Block, CaptureBlock, Step} from '../../model/step.ts';
import type {ValueType} from '../../model/value.ts';
import {suggest} from '../suggest.ts';
import {checkCondition} from './check-condition.ts';
import {checkHoles} from './check-holes.ts';
import {listNames, reportAt, type ProjectDraft} from './project-draft.ts';
import {resolveHole, type HoleNames} from './resolve-hole.ts';

/** A captured value: its type, and the step that captures it. */
export interface Captured {
  readonly type: ValueType;
  readonly step: string;
  readonly conditional: boolean;
}

/** A runbook's steps as they follow each other. */
export interface RunbookDraft {
  readonly draft: ProjectDraft;
  readonly runbook: Runbook;
  readonly names: HoleNames;
  /** False where a page or manifest has problems of its own: then what seems missing may only be unread. */
  readonly complete: boolean;
  /** Values of the steps so far. */
  readonly captured: Map<string, Captured>;
  readonly captures: ReadonlyMap<string, Captured>;
}

/** What can only be seen of a whole runbook: roles, uses, captures, holes, conditions, files. */
export function checkRunbook(draft: ProjectDraft, runbook: Runbook): void {
  const captures = new Map<string, Captured>();
  for (const step of runbook.steps.toReversed()) for (const block of step.blocks) addCapture(captures, step, block);
  const scope: RunbookDraft = {
    draft,
    runbook,
    names: {
      declarations: listDeclarations(runbook.manifest, draft.versions),
      roles: Object.keys(runbook.manifest.roles),
    },
    complete: isComplete(draft, runbook),
    captured: new Map(),
    captures,
  };
  const files = new Map<string, {readonly step: Step; readonly block: Block}>();
  for (const step of runbook.steps) {
    checkRole(scope, step);
    checkUses(scope, step);
    for (const block of step.blocks) {
      checkCondition(scope, step, block);
      checkHoles(scope, step, block);
      checkFile(scope, files, step, block);
    }
    for (const block of step.blocks) checkCapture(scope, step, block);
  }
}

function isComplete(draft: ProjectDraft, {id, manifest}: Runbook): boolean {
  const files = manifest.pages.map((slug) => `content/docs/${slug}.mdx`);
  const all = ['runbooks/versions.yaml', `runbooks/${id}.yaml`, ...files];
  return !all.some((file) => draft.broken.has(file)) && files.every((file) => draft.files.has(file));
}

function checkRole({draft, runbook, names}: RunbookDraft, step: Step): void {
  const {role} = step.on;
  if (role === 'all' || names.roles.includes(role)) return;
  const allowed = ['all', ...names.roles];
  const values = {runbook: runbook.id, role, suggestion: suggest(role, allowed), allowed: listNames(allowed)};
  reportAt(draft, 'role-unknown', step.file, step.position, values);
}

function checkUses({draft, runbook, complete}: RunbookDraft, step: Step): void {
  const ids = runbook.steps.map(({id}) => id);
  for (const used of step.uses) {
    if (!ids.includes(used)) {
      const values = {step: step.id, used, runbook: runbook.id, suggestion: suggest(used, ids)};
      if (complete) reportAt(draft, 'uses-unknown', step.file, step.position, values);
    } else if (ids.indexOf(used) >= ids.indexOf(step.id)) {
      reportAt(draft, 'uses-later', step.file, step.position, {step: step.id, used});
    }
  }
}

function checkFile(
  {draft}: RunbookDraft,
  files: Map<string, {readonly step: Step; readonly block: Block}>,
  step: Step,
  block: Block,
): void {
  if (block.kind !== 'file') return;
  const first = files.get(block.path);
  if (first === undefined) files.set(block.path, {step, block});
  else if (first.block.when === undefined || block.when === undefined) {
    const place = `${first.step.file}:${first.block.position.line}`;
    reportAt(draft, 'file-twice', step.file, block.position, {path: block.path, place});
  }
}

function checkCapture(scope: RunbookDraft, step: Step, block: Block): void {
  if (block.kind !== 'capture') return;
  const {draft, runbook, names, captured} = scope;
  const {role, first} = step.on;
  const many = !first && (role === 'all' || runbook.manifest.roles[role]?.hosts === 'many');
  if (many && block.type !== 'text') {
    reportAt(draft, 'capture-hosts', step.file, block.position, {type: block.type, on: role, role});
  }
  const before = captured.get(block.name);
  const other =
    resolveHole(block.name, names) !== undefined
      ? {zh: '参数或由清单得出的值', en: 'a parameter or a value of the inventory'}
      : before !== undefined && !isVariant(before, step, block)
        ? {
            zh: `步骤 ${before.step} 中类型为 ${before.type} 的捕获`,
            en: `a capture of ${before.step}, of type ${before.type}`,
          }
        : undefined;
  if (other !== undefined) reportAt(draft, 'name-twice', step.file, block.position, {name: block.name, other});
  addCapture(captured, step, block);
}

/** One of a group always fits, so variants of a capture stand in one step; their value is of one type. */
function isVariant(before: Captured, step: Step, block: CaptureBlock): boolean {
  return before.conditional && block.when !== undefined && before.step === step.id && before.type === block.type;
}

function addCapture(captures: Map<string, Captured>, step: Step, block: Block): void {
  if (block.kind !== 'capture') return;
  captures.set(block.name, {type: block.type, step: step.id, conditional: block.when !== undefined});
}
