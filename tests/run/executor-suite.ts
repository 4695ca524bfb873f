import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {ExecutorOptions, OpenSession} from '../../src/run/executor.ts';
import type {Host} from '../../src/model/inventory.ts';
import type {Opening, Session} from '../../src/run/session.ts';
import {isRoot} from '../helpers/hosts.ts';
import {expectSession} from '../helpers/run-script.ts';
import {describeEnding} from './executor-suite-ending.ts';
import {describeEnvironment} from './executor-suite-environment.ts';
import {describeOutcomes} from './executor-suite-outcomes.ts';
import {describeOutput} from './executor-suite-output.ts';

/** What a part of the suite has at hand. */
export interface SuiteTools {
  /** A session that all cases of the suite share: none may end it. */
  readonly session: () => Session;
  readonly open: (options?: Partial<ExecutorOptions>) => Promise<Opening>;
  readonly host: () => Host;
}

export interface Executor {
  readonly open: OpenSession;
  readonly host: Host;
  readonly stop: () => PromiseLike<void>;
}

/** What holds for every executor, shown on real processes. */
export function describeExecutor(name: string, start: () => Promise<Executor>): void {
  describe.skipIf(!isRoot)(`${name} executor (needs root)`, () => {
    let executor: Executor | undefined;
    let shared: Session | undefined;
    const started = (): Executor => {
      if (executor === undefined) throw new Error('not started');
      return executor;
    };
    const tools: SuiteTools = {
      session: () => {
        if (shared === undefined) throw new Error('not started');
        return shared;
      },
      host: () => started().host,
      open: (options) =>
        started().open(started().host, {
          path: '/opt/own/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
          holder: '',
          interactive: false,
          signal: new AbortController().signal,
          ...options,
        }),
    };

    beforeAll(async () => {
      executor = await start();
      shared = expectSession(await tools.open());
    });

    afterAll(async () => {
      await shared?.close();
      await executor?.stop();
    });

    describeOutcomes(tools);
    describeOutput(tools);
    describeEnvironment(tools);
    describeEnding(tools);

    describe('lock', () => {
      it('tells a second session who holds the host, and lets it in afterwards', async () => {
        const holder = "me@there it's-run-1 $(id)";
        const first = expectSession(await tools.open({holder}));
        const second = await tools.open({holder: 'other@there run-2'});
        expect(second).toMatchObject({
          status: 'locked',
          holder: expect.stringMatching(/^me@there it's-run-1 \$\(id\) group \d+$/) as unknown,
        });
        await expect(tools.open()).resolves.toMatchObject({status: 'open'});
        await first.close();
        const third = await tools.open({holder: 'other@there run-2'});
        expect(third.status).toBe('open');
        await expectSession(third).close();
      });

      it('is not held by a daemon that a step started', async () => {
        const first = expectSession(await tools.open({holder: 'me@there run-1'}));
        await first.run([{kind: 'block', text: 'setsid sleep 5 >/dev/null 2>&1 &', timeoutSeconds: 5}], {
          signal: new AbortController().signal,
        });
        await first.close();
        const second = await tools.open({holder: 'me@there run-2'});
        expect(second.status).toBe('open');
        await expectSession(second).close();
      });
    });
  });
}
