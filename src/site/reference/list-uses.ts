import {derivedValues} from '../../model/derived.ts';
import {findHoles} from '../../model/hole.ts';
import type {Step} from '../../model/step.ts';

/** Ids of the steps that need one of the parameters `names`, each once, in order. */
export function listUses(names: readonly string[], steps: readonly Step[]): string[] {
  const using = steps.filter((step) => listNeeds(step).some((need) => names.includes(need)));
  return [...new Set(using.map(({id}) => id))];
}

/** Names in the holes and conditions of a step, and those that its derived values are worked out from. */
function listNeeds({blocks}: Step): string[] {
  const names = blocks.flatMap((block) => [
    ...(block.raw ? [] : findHoles(block.code).map(({name}) => name)),
    ...(block.when === undefined ? [] : [block.when.name]),
  ]);
  return names.flatMap((name) => [name, ...listNeeded(name)]);
}

function listNeeded(name: string): readonly string[] {
  return Object.hasOwn(derivedValues, name) ? (derivedValues[name]?.needs.parameters ?? []) : [];
}
