import type {Block, Step} from '../../model/step.ts';
import {fitsType, isFileType} from '../../model/value.ts';
import {suggest} from '../suggest.ts';
import type {RunbookDraft} from './check-runbook.ts';
import {reportAt} from './project-draft.ts';

const ordered: readonly string[] = ['version', 'int', 'port'];

/** `when` names a parameter, and its literal can be held against it. */
export function checkCondition({draft, names, complete}: RunbookDraft, step: Step, {when, position}: Block): void {
  if (when === undefined) return;
  const {name, operator, literal} = when;
  const parameter = names.declarations.get(name);
  if (parameter === undefined) {
    const values = {name, suggestion: suggest(name, names.declarations.keys())};
    if (complete) reportAt(draft, 'condition-name', step.file, position, values);
    return;
  }
  const {type, values} = parameter;
  const comparable = operator === '=' || operator === '!=' ? !isFileType(type) : ordered.includes(type);
  if (comparable && fitsType(type, literal, values)) return;
  reportAt(draft, 'condition-literal', step.file, position, {name, literal, type});
}
