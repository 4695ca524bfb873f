import type {Block, Step} from '../model/step.ts';

/** How long a step took, undamaged, is known: what waits many times as long waits for nothing. */
const checkTimes = 3;
const runTimes = 5;

/** However quick it was: a loaded machine is slower than that. */
const leastCheck = 15;
const leastRun = 60;

/**
 * A page whose checks and scripts give up sooner, each step after a multiple of its own seconds. Neither is part of a
 * step's key. Lines keep their numbers.
 * @param steps those of the page that may be cut short
 */
export function capWaits(text: string, steps: readonly Step[], seconds: ReadonlyMap<string, number>): string {
  const lines = text.split('\n');
  for (const {id, blocks} of steps) {
    const took = seconds.get(id);
    if (took === undefined) continue;
    for (const block of blocks) {
      const index = block.position.line - 1;
      lines[index] = capBlock(lines[index] ?? '', block, took);
    }
  }
  return lines.join('\n');
}

function capBlock(fence: string, block: Block, took: number): string {
  switch (block.kind) {
    case 'check':
      return setWord(fence, 'within', block.withinSeconds, Math.max(leastCheck, Math.ceil(took * checkTimes)));
    case 'run':
    case 'capture':
      return setWord(fence, 'timeout', block.timeoutSeconds, Math.max(leastRun, Math.ceil(took * runTimes)));
    case 'file':
    case 'undo':
    case 'output':
    case 'show':
      return fence;
  }
}

function setWord(fence: string, word: string, now: number, cap: number): string {
  if (now <= cap) return fence;
  const pattern = new RegExp(` ${word}=\\S+`);
  return pattern.test(fence) ? fence.replace(pattern, ` ${word}=${cap}s`) : `${fence} ${word}=${cap}s`;
}
