import {execa} from 'execa';
import {labs} from './labs.ts';

/** The lab's tests leave it up for each other. Whoever ran them gets a machine without it, unless KEEP_LAB is set. */
export async function teardown(): Promise<void> {
  if (process.env['KEEP_LAB'] !== undefined) return;
  for (const lab of labs) {
    await execa(process.execPath, ['bin/runbook.mjs', 'lab', 'down'], {env: {RUNBOOK_LAB: lab}, reject: false});
  }
}
