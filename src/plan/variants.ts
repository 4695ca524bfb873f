import type {Block} from '../model/step.ts';

/** Blocks that take each other's place: neighbours of one kind that all have `when`. A block without stands alone. */
export function groupVariants(blocks: readonly Block[]): Block[][] {
  const groups: Block[][] = [];
  for (const block of blocks) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const joins = block.when !== undefined && last?.when !== undefined && last.kind === block.kind;
    if (group !== undefined && joins && samePath(last, block)) group.push(block);
    else groups.push([block]);
  }
  return groups;
}

function samePath(a: Block, b: Block): boolean {
  return a.kind !== 'file' || b.kind !== 'file' || a.path === b.path;
}
