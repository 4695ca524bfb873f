import type {BlockView} from './step-view.ts';

/** Blocks that take each other's place stand together; every other block alone. */
export function groupBlocks(blocks: readonly BlockView[]): BlockView[][] {
  const groups = new Map<number, BlockView[]>();
  for (const block of blocks) groups.set(block.group, [...(groups.get(block.group) ?? []), block]);
  return [...groups.values()];
}
