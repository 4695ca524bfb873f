import {expect, it} from 'vitest';
import type {HostScript} from '../../src/run/job.ts';
import {openLocalSession} from '../../src/run/local.ts';
import {createHost} from '../helpers/hosts.ts';

/** A cancel that meets a script at its very end, over and over: once in ten it used to wait for a process long gone. */
it.skipIf(process.getuid?.() !== 0)('a cancel at the end of a script is as quick as any', async () => {
  const options = {path: '/usr/bin:/bin', holder: '', interactive: false, signal: new AbortController().signal};
  const block = (text: string): HostScript => ({kind: 'block', text, timeoutSeconds: 9});
  for (let round = 0; round < 50; round += 1) {
    const opening = await openLocalSession(createHost({connection: 'local'}), options);
    if (opening.status !== 'open') throw new Error(opening.status);
    const controller = new AbortController();
    let cancelledAt = performance.now();
    setTimeout(
      () => {
        cancelledAt = performance.now();
        controller.abort();
      },
      50 + (round % 16),
    );
    await opening.session.run([block('sleep 0.05'), block('true')], {signal: controller.signal});
    expect(performance.now() - cancelledAt).toBeLessThan(2000);
    await opening.session.close();
  }
});
