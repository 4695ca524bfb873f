import type {Declaration} from '../model/declarations.ts';
import {findDerived} from '../model/derived.ts';
import {findHoles} from '../model/hole.ts';
import type {Step} from '../model/step.ts';
import {listSent} from './digest-step.ts';

/** The parameters whose values stand in a step's blocks or choose between them, sorted; secrets are left out. */
export function listUsedValues(
  step: Step,
  declarations: ReadonlyMap<string, Declaration>,
  roles: readonly string[],
): string[] {
  const blocks = listSent(step);
  const holes = blocks.flatMap(({raw, code}) => (raw ? [] : findHoles(code).map(({name}) => name)));
  const conditions = blocks.flatMap(({when}) => (when === undefined ? [] : [when.name]));
  const names = [...holes, ...conditions].flatMap((name) => [
    name,
    ...(findDerived(name, declarations, roles)?.needs.parameters ?? []),
  ]);
  const declared = names.filter((name) => (declarations.get(name)?.type ?? 'secret') !== 'secret');
  return [...new Set(declared)].toSorted();
}
