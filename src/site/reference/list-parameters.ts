import {findDefault, listDeclarations} from '../../model/declarations.ts';
import type {Versions} from '../../model/manifest.ts';
import type {Runbook} from '../../model/runbook.ts';
import {listUses} from './list-uses.ts';
import type {ParameterKind, ParameterView} from './reference.ts';

/** Every parameter that a runbook has: its own first, then the shared ones, then those of its artifacts. */
export function listParameters({manifest, steps}: Runbook, versions: Versions): ParameterView[] {
  const declarations = listDeclarations(manifest, versions);
  const kindOf = (name: string): ParameterKind => {
    if (Object.hasOwn(manifest.parameters, name)) return 'own';
    return Object.hasOwn(versions.parameters, name) ? 'shared' : 'artifact';
  };
  const views = [...declarations].map(([name, {title, type, values = [], hosts, checksum}]) => ({
    name,
    kind: kindOf(name),
    title,
    type,
    values,
    default: findDefault(name, declarations),
    follows: checksum?.version,
    perHost: hosts === 'distinct',
    steps: listUses([name], steps),
  }));
  const order: readonly ParameterKind[] = ['own', 'shared', 'artifact'];
  return views.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}
