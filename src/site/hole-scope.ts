import {listDeclarations} from '../model/declarations.ts';
import type {HoleScope} from '../model/hole-value.ts';
import type {Inventory} from '../model/inventory.ts';
import type {Versions} from '../model/manifest.ts';
import type {Runbook} from '../model/runbook.ts';

/** What fills the holes of a runbook's pages where the reader says nothing: defaults, and the example hosts. */
export function createHoleScope(runbook: Runbook, versions: Versions, inventory: Inventory): HoleScope {
  const blocks = runbook.steps.flatMap((step) => step.blocks);
  return {
    declarations: listDeclarations(runbook.manifest, versions),
    roles: Object.keys(runbook.manifest.roles),
    captures: new Map(blocks.flatMap((block) => (block.kind === 'capture' ? [[block.name, block.type]] : []))),
    inventory,
    target: undefined,
    given: {},
    missing: 'show',
  };
}
