import {findHoles} from '../../model/hole.ts';
import type {Block, Step} from '../../model/step.ts';
import {isFileType} from '../../model/value.ts';
import {positionInCode} from '../source.ts';
import {suggest} from '../suggest.ts';
import type {RunbookDraft} from './check-runbook.ts';
import {reportAt} from './project-draft.ts';
import {listHoleNames, resolveHole} from './resolve-hole.ts';

/** Every hole of a block is declared, has a value by then, and may stand where it does. */
export function checkHoles(scope: RunbookDraft, step: Step, block: Block): void {
  if (block.raw || !block.code.includes('{{')) return;
  const {draft, runbook, names, captured, captures, complete} = scope;
  for (const {name, start, end} of findHoles(block.code)) {
    const at = positionInCode(block.position, block.code, start);
    const hole = `{{${name}}}`;
    const type = resolveHole(name, names) ?? captured.get(name)?.type;
    const later = captures.get(name);
    if (type !== undefined) {
      const line = block.code.slice(block.code.lastIndexOf('\n', start - 1) + 1).split('\n')[0] ?? '';
      if (isFileType(type) && !mayStandIn(block)) reportAt(draft, 'hole-type', step.file, at, {hole, type});
      else if (type === 'text' && line.trim() !== block.code.slice(start, end)) {
        reportAt(draft, 'hole-line', step.file, at, {hole});
      }
    } else if (later !== undefined) {
      if (!isForReaders(block)) reportAt(draft, 'hole-early', step.file, at, {hole, step: later.step});
    } else if (complete) {
      const suggestion = suggest(name, [...listHoleNames(names), ...captures.keys()]);
      reportAt(draft, 'hole-undeclared', step.file, at, {hole, runbook: runbook.id, suggestion});
    }
  }
}

function isForReaders({kind}: Block): boolean {
  return kind === 'output' || kind === 'show';
}

function mayStandIn(block: Block): boolean {
  return block.kind === 'file' || isForReaders(block);
}
