import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {fileURLToPath} from 'node:url';
import {setTimeout as pause} from 'node:timers/promises';
import {describe, expect, it} from 'vitest';
import {findProcesses, waitUntilGone} from '../helpers/processes.ts';
import {createNap, expectSession, runScript} from '../helpers/run-script.ts';
import type {SuiteTools} from './executor-suite.ts';

/** Timeouts, cancelling, and runners that die. */
export function describeEnding({session, open, host}: SuiteTools): void {
  describe('ending', () => {
    const nap = createNap();

    it('ends all that a script started when its time is up', async () => {
      const text = `echo before; ${nap}21 & ${nap}21 | cat`;
      const {result, text: output} = await runScript(session(), text, {timeoutSeconds: 0.5});
      expect(result).toMatchObject({status: 'timed-out', exitCode: 143});
      expect(result?.seconds).toBeLessThan(2);
      expect(output).toBe('before\n');
      expect(await findProcesses(`${nap}21`)).toEqual([]);
    });

    it('kills what does not end on TERM', async () => {
      const text = `trap '' TERM; bash -c 'trap "" TERM; ${nap}22; ${nap}23'; ${nap}24`;
      const {result} = await runScript(session(), text, {timeoutSeconds: 0.5});
      expect(result).toMatchObject({status: 'timed-out'});
      expect(result?.seconds).toBeLessThan(3);
      expect(await findProcesses(`${nap}2`)).toEqual([]);
    });

    it('ends commands that made a process group of their own', async () => {
      const text = `timeout 600 ${nap}25`;
      const {result} = await runScript(session(), text, {timeoutSeconds: 0.5});
      expect(result).toMatchObject({status: 'timed-out'});
      expect(await waitUntilGone(`${nap}25`, 1)).toBeDefined();
    });

    it('goes on in the same session afterwards', async () => {
      expect((await runScript(session(), 'echo fine')).text).toBe('fine\n');
    });

    it('cancels within 2 seconds, and says so', async () => {
      const controller = new AbortController();
      const cancelled = {at: 0};
      const {result} = await runScript(session(), `trap "" TERM; ${nap}31; ${nap}31`, {
        signal: controller.signal,
        onBegin: () =>
          setTimeout(() => {
            cancelled.at = Date.now();
            controller.abort();
          }, 300),
      });
      expect(result).toMatchObject({status: 'cancelled'});
      expect(Date.now() - cancelled.at).toBeLessThan(2000);
      expect(await findProcesses(`${nap}31`)).toEqual([]);
      expect((await runScript(session(), 'echo no', {signal: controller.signal})).result).toMatchObject({
        status: 'cancelled',
      });
      expect((await runScript(session(), 'echo fine')).text).toBe('fine\n');
    });

    it('cancels at any moment of a script that ignores TERM', async () => {
      const cancel = async (delay: number): Promise<number> => {
        const own = expectSession(await open());
        const controller = new AbortController();
        const text = `trap "" TERM; ${nap}32; ${nap}32`;
        let at = 0;
        const abort = (): void => {
          at = Date.now();
          controller.abort();
        };
        await runScript(own, text, {
          signal: controller.signal,
          onBegin: () => void (delay === 0 ? abort() : setTimeout(abort, delay)),
        });
        await own.close();
        return Date.now() - at;
      };
      const took = await Promise.all(Array.from({length: 10}, (_, index) => cancel(index)));
      // Two seconds for each by itself: ten at once share a machine.
      expect(Math.max(...took)).toBeLessThan(4000);
      expect(await findProcesses(`${nap}32`)).toEqual([]);
    });

    it('gives up opening a session when cancelled', async () => {
      const began = Date.now();
      const opening = await open({signal: AbortSignal.abort()});
      expect(opening.status).toBe('unreachable');
      expect(Date.now() - began).toBeLessThan(2000);
    });

    it('leaves nothing running when a session is closed in the middle of a script', async () => {
      const own = expectSession(await open());
      const ran = runScript(own, `${nap}41`);
      await pause(300);
      await own.close();
      expect((await ran).result).toMatchObject({reachedEnd: false});
      expect(await waitUntilGone(`${nap}41`, 3)).toBeDefined();
    });

    it('closes at once after the last script', async () => {
      for (let tries = 0; tries < 5; tries += 1) {
        const own = expectSession(await open());
        await runScript(own, 'true');
        const began = Date.now();
        await own.close();
        expect(Date.now() - began).toBeLessThan(900);
      }
    });

    it('answers lost for every script after the link has gone', async () => {
      const own = expectSession(await open());
      await own.close();
      expect((await runScript(own, 'echo no')).result).toMatchObject({status: 'lost'});
    });

    it.each([
      ['a silent script', `${nap}51`],
      ['one that prints without end', `yes ${nap}51`],
      ['one that ignores TERM', `trap '' TERM; while :; do ${nap}51 || :; done`],
      ['one in a group of its own', `timeout 600 ${nap}51`],
    ])('leaves nothing of %s running when the runner is killed', async (_, text) => {
      const file = fileURLToPath(new URL('../helpers/sleeping-runner.ts', import.meta.url));
      const runner = spawn(process.execPath, [file, JSON.stringify(host()), text], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(runner.stdout, 'data');
      await pause(300);
      runner.kill('SIGKILL');
      await once(runner, 'exit');
      expect(await waitUntilGone(`${nap}51`, 4)).toBeDefined();
    });
  });
}
