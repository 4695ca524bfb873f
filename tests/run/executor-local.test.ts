import {describe, expect, it} from 'vitest';
import {openLocalSession} from '../../src/run/local.ts';
import {createHost, isRoot} from '../helpers/hosts.ts';
import {expectSession, runScript} from '../helpers/run-script.ts';
import {describeExecutor} from './executor-suite.ts';

describe.skipIf(!isRoot)('local (needs root)', () => {
  it('is lost at once when its shell is killed, though what it started goes on', async () => {
    const {signal} = new AbortController();
    const opening = await openLocalSession(createHost(), {
      path: '/usr/bin:/bin',
      holder: '',
      interactive: false,
      signal,
    });
    const began = Date.now();
    const {result} = await runScript(expectSession(opening), 'kill -9 $(ps -o sid= -p $$); sleep 4');
    expect(result).toMatchObject({status: 'lost'});
    expect(Date.now() - began).toBeLessThan(3000);
  });
});

describeExecutor('local', () =>
  Promise.resolve({open: openLocalSession, host: createHost(), stop: () => Promise.resolve()}),
);
