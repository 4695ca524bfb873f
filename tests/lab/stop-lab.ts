import {startRunbook} from './command-line.ts';

/** The lab's tests leave it up for each other. Whoever ran them gets a machine without it, unless KEEP_LAB is set. */
export async function teardown(): Promise<void> {
  if (process.env['KEEP_LAB'] !== undefined) return;
  await startRunbook(['lab', 'down']);
}
