import {measureInTurns, describe, type Ratio} from './measure.ts';

/** `runbook list` against a Node that does nothing. */
export async function benchStart(): Promise<Ratio[]> {
  const bin = new URL('../bin/runbook.mjs', import.meta.url).pathname;
  const [ours = 0, theirs = 0] = await measureInTurns(
    [
      {file: process.execPath, words: [bin, 'list']},
      {file: process.execPath, words: ['-e', '0']},
    ],
    9,
  );
  return [{name: 'runbook list / node -e 0', ratio: ours / theirs, goal: 3, detail: describe(ours, theirs)}];
}
