import {createGrid, type GridPlan} from './grid.ts';
import type {Arrow, Box, PlacedLine, Scene} from './scene.ts';

/** Finds a placed box by its id. */
export type FindBox = (id: string) => Box;

export interface ScenePlan {
  readonly width: number;
  /** Grids one below the other, each with columns of its own. */
  readonly grids: readonly GridPlan[];
  readonly arrows: (box: FindBox) => readonly Arrow[];
  readonly labels?: (box: FindBox) => readonly PlacedLine[];
}

/** The two widths that diagrams are drawn for: a page's column, and a phone of 360 px less its margins. */
export const sceneWidths = {wide: 660, narrow: 328};

const margin = 1;

/** Lays a plan out: grids from top to bottom, then what leads from box to box. */
export function createScene({width, grids, arrows, labels}: ScenePlan): Scene {
  const placed = grids.reduce<{boxes: Box[]; frames: Scene['frames'][number][]; bottom: number}>(
    (above, plan) => {
      const grid = createGrid(plan, width, above.bottom);
      return {boxes: [...above.boxes, ...grid.boxes], frames: [...above.frames, ...grid.frames], bottom: grid.bottom};
    },
    {boxes: [], frames: [], bottom: margin},
  );
  const byId = new Map(placed.boxes.map((box) => [box.id, box]));
  const find: FindBox = (id) => {
    const box = byId.get(id);
    if (box === undefined) throw new Error(`no box ${id} in this diagram`);
    return box;
  };
  return {
    width,
    height: placed.bottom + margin,
    boxes: placed.boxes,
    frames: placed.frames,
    arrows: arrows(find),
    labels: labels?.(find) ?? [],
  };
}
