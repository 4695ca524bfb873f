import {meetsCondition} from '../model/condition.ts';
import {findDerived} from '../model/derived.ts';
import {fillHoles, findHoles, type HoleValue, type Part} from '../model/hole.ts';
import {findHoleValue, type HoleScope} from '../model/hole-value.ts';
import type {Host} from '../model/inventory.ts';
import type {Action, CaptureAction, CheckAction, HostPlan, Script, UndoAction} from '../model/plan.ts';
import {findParameterValue} from '../model/parameter-value.ts';
import {createProblem, type Problem} from '../model/problem.ts';
import type {Block, FileBlock, Position, Step} from '../model/step.ts';
import type {NamedSources} from './parameter-values.ts';
import {groupVariants} from './variants.ts';

export interface PlanScope extends HoleScope, NamedSources {
  /** Secret parameters met so far. */
  readonly secrets: Set<string>;
  readonly problems: Problem[];
}

/** What a step does on one host, its blocks chosen and filled. */
export function planStepOnHost(step: Step, host: Host, scope: PlanScope): HostPlan {
  const blocks = groupVariants(step.blocks).flatMap((group) => chooseVariant(group, step, host, scope));
  const script = (block: Block, timeoutSeconds: number): Script => ({
    file: step.file,
    line: block.position.line,
    parts: fillBlock(block, step, host, scope),
    timeoutSeconds,
  });
  const actions: Action[] = [];
  const checks: CheckAction[] = [];
  const undo: UndoAction[] = [];
  const captures: CaptureAction[] = [];
  for (const block of blocks) {
    switch (block.kind) {
      case 'run':
        actions.push({kind: 'run', ...script(block, block.timeoutSeconds)});
        break;
      case 'file':
        actions.push(planFile(block, step, host, scope));
        undo.push({kind: 'file', path: block.path});
        break;
      case 'check':
        checks.push({...script(block, block.timeoutSeconds), withinSeconds: block.withinSeconds});
        break;
      case 'undo':
        undo.push({kind: 'undo', script: script(block, block.timeoutSeconds)});
        break;
      case 'capture':
        captures.push({...script(block, block.timeoutSeconds), name: block.name, type: block.type});
        break;
      case 'output':
      case 'show':
        break;
    }
  }
  return {host: host.name, actions, checks, undo, captures};
}

function planFile(block: FileBlock, step: Step, host: Host, scope: PlanScope): Action {
  const parts = fillBlock(block, step, host, scope);
  const mode = block.mode ?? (parts.some((part) => typeof part !== 'string' && part.secret) ? '0600' : '0644');
  return {kind: 'file', file: step.file, line: block.position.line, path: block.path, mode, owner: block.owner, parts};
}

function chooseVariant(group: readonly Block[], step: Step, host: Host, scope: PlanScope): Block[] {
  const [only] = group;
  if (only === undefined || only.when === undefined) return [...group];
  const fitting = group.filter(({when}) => {
    const value = when && findParameterValue(when.name, host, scope);
    return when !== undefined && value !== undefined && meetsCondition(when, value.value, value.type);
  });
  if (fitting.length === 1) return fitting;
  const code = fitting.length === 0 ? 'when-none' : 'when-several';
  scope.problems.push(createProblem(code, step.file, only.position, {step: step.id, host: host.name}));
  return [];
}

function fillBlock(block: Block, step: Step, host: Host, scope: PlanScope): Part[] {
  if (block.raw) return block.code === '' ? [] : [block.code];
  for (const hole of findHoles(block.code)) {
    if (findValue(hole.name, host, scope) !== undefined) continue;
    const line = block.position.line + 1 + (block.code.slice(0, hole.start).match(/\n/g)?.length ?? 0);
    const column = hole.start - block.code.lastIndexOf('\n', hole.start - 1);
    scope.problems.push(describeMissing(hole.name, step.file, {line, column}, host, scope));
  }
  return fillHoles(block.code, (name) => findValue(name, host, scope));
}

function describeMissing(name: string, file: string, at: Position, host: Host, scope: PlanScope): Problem {
  const checksum = scope.declarations.get(name)?.checksum;
  const parameter = checksum?.version ?? '';
  const version = findParameterValue(parameter, host, scope)?.value;
  if (version !== undefined) return createProblem('checksum-unknown', file, at, {name, parameter, version});
  // What a derived value is worked out from can be given, not the value itself.
  const [needed = name] = checksum
    ? [parameter]
    : (findDerived(name, scope.declarations, scope.roles)?.needs.parameters ?? []);
  return createProblem('value-missing', file, at, {name, host: host.name, needed});
}

function findValue(name: string, host: Host, scope: PlanScope): HoleValue | undefined {
  const found = findHoleValue(name, host, scope);
  if (found?.type === 'secret' && !scope.captures.has(name)) scope.secrets.add(name);
  return found;
}
