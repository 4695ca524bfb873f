import {fillSegments, showParts, type HoleValue} from '../model/hole.ts';
import type {FilledHole} from './step-view.ts';

export interface FilledCode {
  readonly code: string;
  readonly holes: readonly FilledHole[];
}

/** A text with its holes filled as the planner fills them, and where the values stand in it. */
export function fillCode(text: string, resolve: (name: string) => HoleValue | undefined): FilledCode {
  let code = '';
  const holes: FilledHole[] = [];
  for (const {hole, type, part} of fillSegments(text, resolve)) {
    const start = code.length;
    code += showParts([part]);
    if (hole !== undefined) {
      // A text that only a run knows is shown by its name, which fills no line but its own.
      holes.push({name: hole, start, end: code.length, ownsLines: type === 'text' && typeof part === 'string'});
    }
  }
  return {code, holes};
}
