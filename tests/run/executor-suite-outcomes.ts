import {describe, expect, it} from 'vitest';
import {waitUntilGone} from '../helpers/processes.ts';
import {createNap, runScript} from '../helpers/run-script.ts';
import type {SuiteTools} from './executor-suite.ts';

const fine = {status: 'exited', exitCode: 0, reachedEnd: true, leftRunning: false};

/** What counts as having worked. */
export function describeOutcomes({session}: SuiteTools): void {
  describe('outcomes', () => {
    const nap = createNap();
    const run = (text: string) => runScript(session(), text);

    it('passes a script that reaches its end', async () => {
      expect(await run('echo one; echo two >&2')).toMatchObject({result: fine, text: 'one\ntwo\n'});
      expect(await run('')).toMatchObject({result: fine, text: ''});
      expect(await run('# a comment alone')).toMatchObject({result: fine, text: ''});
    });

    it.each([
      ['false | cat', 1, 2],
      ['echo $undeclared_name', 1, 0],
      ['f() { false; echo went on; }\nf', 1, 1],
      ['x=$(false); echo went on', 1, 1],
      ['no-such-command-here', 127, 1],
      ['exit 7', 7, 0],
      ['if then', 2, 0],
    ])('fails %j', async (text, exitCode) => {
      const {result, text: output} = await run(text);
      expect(result).toMatchObject({status: 'exited', exitCode, reachedEnd: false});
      expect(output).not.toContain('went on');
    });

    it('names the line of the script that failed', async () => {
      expect((await run('true\ntrue\nfalse\ntrue')).result?.line).toBe(3);
      expect((await run('true\ncat <<END\ntext\nEND\ngrep no /dev/null')).result?.line).toBe(5);
    });

    it.each(['echo before\nexit 0\necho after', 'exec true', 'kill -9 $$ & wait'])(
      'sees that %j ended early',
      async (text) => {
        expect((await run(text)).result).toMatchObject({reachedEnd: false});
      },
    );

    it('gives a command that reads standard input nothing to read', async () => {
      expect(await run('cat; read -r word || echo "end of file"')).toMatchObject({result: fine, text: 'end of file\n'});
      expect(await run('cat | sort; while read -r line; do echo "$line"; done')).toMatchObject({
        result: fine,
        text: '',
      });
    });

    it('ends a background process and counts it against the script', async () => {
      const {result} = await run(`${nap}1 &`);
      expect(result).toMatchObject({exitCode: 0, reachedEnd: true, leftRunning: true});
      expect(await waitUntilGone(`${nap}1`, 2)).toBeDefined();
    });

    it('ends a background process that ignores TERM', async () => {
      const marker = `marker-${nap.slice(-7)}`;
      const {result} = await run(`bash -c 'trap "" TERM; while :; do sleep 0.1; done' ${marker} &\nsleep 0.2`);
      expect(result).toMatchObject({leftRunning: true});
      expect(await waitUntilGone(marker, 2)).toBeDefined();
    });

    it('lets a background process that was waited for pass', async () => {
      expect((await run('sleep 0.1 &\nwait')).result).toMatchObject(fine);
      expect((await run('cat <(echo x) > >(cat)')).result).toMatchObject(fine);
    });

    it('runs scripts up to the first that fails', async () => {
      const texts = ['echo 1', 'echo 2; false', 'echo 3'];
      const began: number[] = [];
      const results = await session().run(
        texts.map((text) => ({kind: 'block', text, timeoutSeconds: 5})),
        {signal: new AbortController().signal, onBegin: (index) => began.push(index)},
      );
      expect(began).toEqual([0, 1]);
      expect(results.map(({exitCode}) => exitCode)).toEqual([0, 1]);
    });

    it('runs jobs that are asked for at the same time one after the other', async () => {
      const ran = await Promise.all(['echo a; sleep 0.3; echo b', 'echo c', 'echo d; false'].map(run));
      expect(ran.map(({text}) => text)).toEqual(['a\nb\n', 'c\n', 'd\n']);
      expect(ran.map(({result}) => result?.exitCode)).toEqual([0, 0, 1]);
    });

    it('keeps nothing of a script for the next', async () => {
      await run('cd /tmp; umask 077; export LEFT=1; alias ls=false; set +e; PATH=/nowhere');
      expect(await run('pwd; umask; echo "${LEFT-unset}"; ls / >/dev/null')).toMatchObject({
        result: fine,
        text: '/\n0022\nunset\n',
      });
    });

    it('takes scripts of any size and character', async () => {
      const long = `echo '${'中文 $x \\" `'.repeat(60_000)}' | wc -c`;
      expect((await run(long)).text).toBe(`${Buffer.byteLength('中文 $x \\" `') * 60_000 + 1}\n`);
    });

    it('keeps errors out of what a capture reads, and shows them where it fails', async () => {
      const capture = (text: string) => runScript(session(), text, {kind: 'capture'});
      expect(await capture('echo noise >&2; echo value; echo noise >&2')).toMatchObject({
        result: fine,
        text: 'value\n',
      });
      const failed = await capture('echo value; echo "what was wrong" >&2; false');
      expect(failed.result).toMatchObject({exitCode: 1});
      expect(failed.text).toContain('what was wrong');
      expect(await capture('echo again')).toMatchObject({result: fine, text: 'again\n'});
    });
  });
}
