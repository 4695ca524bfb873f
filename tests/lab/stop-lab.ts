import {startRunbook} from './command-line.ts';

/** The lab's tests leave it up for each other; whoever ran them gets a machine without it. */
export async function teardown(): Promise<void> {
  await startRunbook(['lab', 'down']);
}
