import {randomUUID} from 'node:crypto';
import {setTimeout as pause} from 'node:timers/promises';
import {describe, expect, it} from 'vitest';
import {listProcesses} from '../helpers/processes.ts';
import {expectSession, runScript} from '../helpers/run-script.ts';
import type {SuiteTools} from './executor-suite.ts';

/** What a script finds around it, and what others see of it. */
export function describeEnvironment({session, open}: SuiteTools): void {
  describe('environment', () => {
    const run = (text: string) => runScript(session(), text);
    const path = '/opt/own/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

    it("is HOME, USER, LC_ALL, TERM, PATH and bash's own, whatever the runner has", async () => {
      process.env['RUNNERS_OWN'] = 'x';
      process.env['LC_MESSAGES'] = 'zh_CN.UTF-8';
      const umask = process.umask(0o077);
      const own = expectSession(await open());
      process.umask(umask);
      const {text} = await runScript(own, 'env -0 | sort -z | tr "\\0" "\\n"');
      expect((await runScript(own, 'umask')).text).toBe('0022\n');
      await own.close();
      delete process.env['RUNNERS_OWN'];
      delete process.env['LC_MESSAGES'];
      const names = text.trim().split('\n');
      expect(names.filter((line) => !/^(SHLVL|_|OLDPWD)=/.test(line))).toEqual([
        'HOME=/root',
        'LC_ALL=C.UTF-8',
        `PATH=${path}`,
        'PWD=/',
        'TERM=dumb',
        'USER=root',
      ]);
    });

    it('is root in /, with umask 022 and nothing on standard input', async () => {
      const {text} = await run('id -un; pwd; umask; readlink /proc/self/fd/0; [[ -t 1 ]] || echo "no terminal"');
      expect(text).toBe('root\n/\n0022\n/dev/null\nno terminal\n');
    });

    it('is a bash that stops at errors, unset names and broken pipes', async () => {
      const {text} = await run(
        'set -o | grep -E "^(errexit|nounset|pipefail|posix|monitor)"; echo "${BASH_VERSION%%.*}"',
      );
      expect(text.replaceAll(/[ \t]+/g, ' ')).toBe('errexit on\nmonitor off\nnounset on\npipefail on\nposix off\n5\n');
    });

    it('ignores and blocks no signal', async () => {
      const {text} = await run('grep -E "^Sig(Ign|Blk)" /proc/self/status');
      expect(text.match(/[0-9a-f]{16}/g)).toEqual(['0000000000000000', '0000000000000000']);
      expect((await run('kill -INT $BASHPID; echo "not reached"')).text).toBe('');
    });

    it("gives a command no descriptor of the session's but the one for marks", async () => {
      const {text} = await run('for fd in /proc/self/fd/*; do echo "${fd##*/}"; done');
      const kept = text
        .trim()
        .split('\n')
        .filter((fd) => ['196', '197', '198', '199', '200', '201', '202'].includes(fd));
      expect(kept).toEqual(['199']);
      const own = await run('readlink /proc/$PPID/fd/201 /proc/$PPID/fd/0; readlink /proc/self/fd/* || :');
      const [stdout, stdin, ...links] = own.text.trim().split('\n');
      expect(links).not.toContain(stdout);
      expect(links).not.toContain(stdin);
    });

    it('shows a script on no command line, nor in an environment', async () => {
      const marker = `top-secret-${randomUUID()}`;
      const seen: string[] = [];
      const texts = {
        block: `: ${marker}\nwhile ! [[ -e /tmp/never ]]; do sleep 0.7; break; done`,
        capture: `: ${marker}\nsleep 0.7`,
        own: `: ${marker}; sleep 0.7`,
      } as const;
      for (const kind of ['block', 'capture', 'own'] as const) {
        const ran = runScript(session(), texts[kind], {kind});
        await pause(300);
        const all = await listProcesses();
        expect(all.some(({command}) => command.startsWith('sleep 0.7'))).toBe(true);
        seen.push(
          ...all.filter((each) => `${each.command}${each.environment}`.includes(marker)).map(({command}) => command),
        );
        expect((await ran).result).toMatchObject({exitCode: 0});
      }
      expect(seen).toEqual([]);
    });
  });
}
