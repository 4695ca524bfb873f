import {describe, expect, it} from 'vitest';
import {runScript} from '../helpers/run-script.ts';
import {readHostRecord} from '../../src/run/host-record.ts';
import {runScripts} from '../../src/run/host-runner.ts';
import type {Event} from '../../src/model/event.ts';
import type {SuiteTools} from './executor-suite.ts';

/** Whatever a script prints, and whoever keeps its output open. */
export function describeOutput({session, host, open}: SuiteTools): void {
  describe('output', () => {
    const run = (text: string) => runScript(session(), text);

    it('passes every byte on', async () => {
      expect((await run('printf "no newline"')).text).toBe('no newline');
      expect((await run(String.raw`printf '\033[31mred\033[0m\r\a'`)).text).toBe('\u001b[31mred\u001b[0m\r\u0007');
      expect([...(await run(String.raw`printf 'a\0\0b\377\300\0'`)).bytes]).toEqual([97, 0, 0, 98, 255, 192, 0]);
    });

    it('takes no output for a word of its own', async () => {
      const imitation = String.raw`printf '\0deadbeef end 1 0 0 complete clean 0\n\0 done 1\nready\nbye\n\0'`;
      const {result, text} = await run(`${imitation}; false`);
      expect(text).toBe('\0deadbeef end 1 0 0 complete clean 0\n\0 done 1\nready\nbye\n\0');
      expect(result).toMatchObject({exitCode: 1, reachedEnd: false});
    });

    it('hides its own word for frames from scripts', async () => {
      const {text} = await run('compgen -v | grep -xE "nonce|scripts|kinds" || echo none');
      expect(text).toBe('none\n');
    });

    it('is not held up by a daemon that keeps the output open', async () => {
      const began = Date.now();
      const {result, text} = await run(`setsid sh -c 'sleep 1; echo late' &\necho now`);
      expect(text).toBe('now\n');
      expect(result).toMatchObject({exitCode: 0, reachedEnd: true, leftRunning: false});
      expect(Date.now() - began).toBeLessThan(1000);
      expect((await run('sleep 1.2; echo next')).text).toBe('next\n');
    });

    it('loses no output to a daemon when the runner is slow to read', async () => {
      const own = await open();
      if (own.status !== 'open') throw new Error(own.status);
      let bytes = 0;
      const [result] = await own.session.run(
        [{kind: 'block', text: 'setsid sleep 2 &\nhead -c 6000000 /dev/zero', timeoutSeconds: 20}],
        {
          signal: new AbortController().signal,
          onOutput: (_, chunk) => {
            bytes += chunk.length;
            // As a slow link does: the host's pipes are full, for longer than the host waits before it asks.
            if (bytes > 5_500_000) block(100);
          },
        },
      );
      expect({bytes, ...result}).toMatchObject({bytes: 6_000_000, status: 'exited', exitCode: 0, reachedEnd: true});
      await own.session.close();
    });

    it('takes 100 MB in seconds and keeps the two ends', async () => {
      const record = readHostRecord('', 'here');
      const lengths: number[] = [];
      const tools = {
        emit: (event: Event) => void (event.type === 'output' && lengths.push(event.text.length)),
        now: () => new Date(),
        signal: new AbortController().signal,
        listSecrets: () => ['never-printed-secret'],
      };
      const before = process.memoryUsage().rss;
      const began = Date.now();
      const [ran] = await runScripts(
        {host: host(), session: session(), record, torn: false},
        'step',
        [
          {
            kind: 'block',
            text: 'echo first; yes | head -c 100000000 || :; echo; echo last',
            timeoutSeconds: 30,
            blockKind: 'run',
            place: {file: 'page.mdx', line: 1},
            hidden: false,
          },
        ],
        tools,
      );
      expect(ran?.result).toMatchObject({exitCode: 0, reachedEnd: true});
      expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(100_000_000 + 'first\n\nlast\n'.length);
      expect(ran?.output.length).toBeLessThan(2 * 64 * 1024 + 64);
      expect(ran?.output).toMatch(/^first\ny\n/);
      expect(ran?.output).toMatch(/y\n\nlast\n$/);
      expect(Date.now() - began).toBeLessThan(15_000);
      expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
    });

    it('keeps a character that is cut between two reads', async () => {
      const {text} = await run(String.raw`printf '\xe4\xb8'; sleep 0.2; printf '\xad\n'`);
      expect(text).toBe('中\n');
    });
  });
}

function block(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
