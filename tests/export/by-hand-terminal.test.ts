import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {captureBlock, createStep, fileBlock, runBlock} from '../helpers/blocks.ts';
import {exportTo, listTree, type Operator} from '../helpers/by-hand.ts';
import {isRoot} from '../helpers/hosts.ts';
import {createOwnHosts, type OwnHosts} from '../helpers/own-hosts.ts';
import {parameter} from '../helpers/plan-input.ts';
import {findProcesses, waitUntilGone} from '../helpers/processes.ts';
import {createNap} from '../helpers/run-script.ts';
import {createTemporaryDirectory} from '../helpers/temporary-directory.ts';

type Running = ReturnType<Operator['start']>;

/** Waits for `pattern` in what a command has printed. */
function waitFor(running: Running, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    running.all.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (pattern.test(said)) resolve(said);
    });
    void running.then(() => reject(new Error(`it ended: ${said}`)));
  });
}

describe.skipIf(!isRoot)('exported scripts and their operator (need root)', () => {
  let hosts: OwnHosts;
  let folder: Awaited<ReturnType<typeof createTemporaryDirectory>>;
  beforeEach(async () => {
    hosts = await createOwnHosts('one', 'two');
    folder = await createTemporaryDirectory();
  });
  afterEach(async () => {
    await hosts[Symbol.asyncDispose]();
    await folder[Symbol.asyncDispose]();
  });

  const master = {on: {role: 'master', first: false}};
  const node = {on: {role: 'node', first: false}};

  describe('asks on the terminal', () => {
    it('for lines, up to a single dot', async () => {
      const steps = [
        createStep('source', [captureBlock('word', 'text', 'echo {{host.name}}')]),
        createStep('user', [fileBlock('/srv/copy', '  {{word}}')], node),
      ];
      const operator = await exportTo(folder.path, hosts, steps);
      const running = operator.onTerminal('two', 'bash $1/002-user-two.sh');
      const said = await waitFor(running, /single dot:\r\n/);
      expect(said).toContain('word (text) is needed: given by 001-source-one.sh, 001-source-two.sh\r\n');
      expect(said).toContain('One each of these hosts, one below the other, in this order: one two\r\n');
      running.stdin.write('first $(id)\n\n  third\n.\n');
      const {exitCode, all} = await running;
      expect(all).toContain('✓');
      expect(exitCode).toBe(0);
      expect(await hosts.read('two', '/srv/copy')).toBe('  first $(id)\n  \n    third\n');
    });

    it('for a secret, which it does not show', async () => {
      const steps = [createStep('user', [fileBlock('/srv/secret', 'password={{password}}')], node)];
      const operator = await exportTo(folder.path, hosts, steps, {parameters: {password: parameter('secret')}});
      const running = operator.onTerminal('two', 'bash $1/001-user-two.sh; stty -a');
      const said = await waitFor(running, /not shown\)\r\n/);
      expect(said).toContain('password (secret) is needed: The password of all');
      running.stdin.write('Tr0ub4dor & 3\n');
      const {all} = await running;
      expect(all).not.toContain('Tr0ub4dor');
      expect(all).toMatch(/ echo /);
      expect(await hosts.read('two', '/srv/secret')).toBe('password=Tr0ub4dor & 3\n');
    });

    it('and gives the terminal back at Ctrl-C; nothing was done', async () => {
      const steps = [createStep('user', [fileBlock('/srv/secret', 'password={{password}}')], node)];
      const operator = await exportTo(folder.path, hosts, steps, {parameters: {password: parameter('secret')}});
      const running = operator.onTerminal('two', 'bash $1/001-user-two.sh; echo "exit $?"; stty -a');
      await waitFor(running, /not shown\)\r\n/);
      running.stdin.write('\u0003');
      const {all} = await running;
      expect(all).toContain('exit 130');
      expect(all).toMatch(/ echo /);
      expect(await listTree(hosts, 'two', '/srv')).toEqual({});
    });
  });

  it('Ctrl-C ends a block and everything that it started', async () => {
    const nap = createNap();
    const steps = [createStep('a', [runBlock(`echo began; trap '' TERM; timeout 500 ${nap}\ntouch /srv/after`)], node)];
    const operator = await exportTo(folder.path, hosts, steps);
    const running = operator.onTerminal('two', 'bash $1/001-a-two.sh; echo "exit $?"');
    await waitFor(running, /│ began/);
    await expect.poll(() => findProcesses(nap), {timeout: 20_000}).not.toEqual([]);
    running.stdin.write('\u0003');
    const {all} = await running;
    expect(all).toContain('Cancelled. Run 001-a-two.sh again to go on.\r\nexit 130');
    expect(await waitUntilGone(nap, 5)).toBeDefined();
    expect(await hosts.read('two', '/srv/after')).toBeUndefined();
  });

  it('runs in the background of a terminal', async () => {
    const steps = [createStep('a', [runBlock('echo done >/srv/done')], node)];
    const operator = await exportTo(folder.path, hosts, steps);
    const line = 'set -m; nohup bash $1/001-a-two.sh </dev/null >/srv/log 2>&1 & wait -f $!; echo "exit $?"';
    expect((await operator.onTerminal('two', line)).all).toContain('exit 0');
    expect(await hosts.read('two', '/srv/done')).toBe('done\n');
  });

  describe('other ways to run a script', () => {
    const steps = [
      createStep('source', [captureBlock('word', 'text', 'printf "a\\nb"')], node),
      createStep(
        'a',
        [
          fileBlock('/srv/file', "it's ! {{word}} `x`\n$HOME", {raw: true}),
          fileBlock('/srv/word', '{{word}}'),
          runBlock('[[ ! -e /srv/x ]]\necho "a!b" >/srv/run'),
        ],
        node,
      ),
    ];
    const expectDone = async (): Promise<void> => {
      expect(await hosts.read('two', '/srv/file')).toBe("it's ! {{word}} `x`\n$HOME\n");
      expect(await hosts.read('two', '/srv/word')).toBe('a\nb\n');
      expect(await hosts.read('two', '/srv/run')).toBe('a!b\n');
    };

    it.each([
      ['on standard input', 'bash -s <$1/001-source-two.sh && bash -s <$1/002-a-two.sh; echo "exit $?"'],
      ['by its own name', 'cd $1 && ./001-source-two.sh && ./002-a-two.sh; echo "exit $?"'],
      [
        'with a bash that is called sh',
        'ln -s /bin/bash /srv/sh; for f in $1/0*.sh; do /srv/sh $f; done; echo "exit $?"',
      ],
      ['read by another bash', '. $1/001-source-two.sh; . $1/002-a-two.sh; echo "exit $?"; [[ ! $page$session ]]'],
    ])('%s', async (_, line) => {
      const operator = await exportTo(folder.path, hosts, steps);
      const {exitCode, all} = await operator.start('two', line);
      expect(all).toMatch(/✓ a is done on two\n {2}This was the last one\.\nexit 0$/);
      expect(exitCode).toBe(0);
      await expectDone();
    });

    it.each([
      ['as one', true],
      ['line by line', false],
    ])('pasted into an interactive bash, %s', async (_, bracketed) => {
      const operator = await exportTo(folder.path, hosts, steps);
      const running = operator.onTerminal('two', 'PS1=ready: exec bash --norc --noprofile -i');
      await waitFor(running, /ready:/);
      running.stdin.write(
        `bind 'set enable-bracketed-paste ${bracketed ? 'on' : 'off'}'; alias cp='cp -i' rm='rm -i'\n`,
      );
      for (const file of ['001-source-two.sh', '002-a-two.sh']) {
        const text = await readFile(join(folder.path, file), 'utf8');
        running.stdin.write(bracketed ? `\u001b[200~${text}\u001b[201~\n` : text);
        await waitFor(running, new RegExp(file.startsWith('001') ? 'next: 002' : 'the last one'));
      }
      running.stdin.write('echo "exit $? [$page]"\nexit\n');
      const {all} = await running;
      expect(all).toContain('exit 0 []');
      await expectDone();
    });

    it('with another shell: it says so', async () => {
      const operator = await exportTo(folder.path, hosts, steps);
      const {exitCode, all} = await operator.start('two', 'dash $1/002-a-two.sh');
      expect({exitCode, all}).toEqual({exitCode: 2, all: 'Run it with bash'});
    });

    it('a part of it does nothing', async () => {
      const operator = await exportTo(folder.path, hosts, steps);
      for (const share of [2, 4, 1]) {
        const line = `head -n -${share} "$1/002-a-two.sh" >/srv/part; bash /srv/part; echo "exit $?"; rm /srv/part`;
        const {all} = await operator.start('two', line);
        expect(all).not.toContain('▸');
        expect(all).not.toContain('exit 0');
      }
      expect(await listTree(hosts, 'two', '/srv')).toEqual({});
    });
  });

  describe('does nothing', () => {
    const steps = [createStep('a', [fileBlock('/srv/file', 'x')], master)];

    it('on another host', async () => {
      const operator = await exportTo(folder.path, hosts, steps);
      const result = await operator.run('001-a-one.sh', {env: {RUNBOOK_HOST: 'two'}});
      expect(result).toMatchObject({exitCode: 2, stdout: ''});
      expect(result.stderr).toContain('This script is for one, and this host has no address 10.0.0.1.');
      expect(result.stderr).toContain('RUNBOOK_HOST=one bash 001-a-one.sh');
      expect(await listTree(hosts, 'one', '/srv')).toEqual({});
    });

    it('but on the host that has the address', async () => {
      const here = hosts.hosts.map((host) => ({...host, ip: '127.0.0.1'}));
      const operator = await exportTo(folder.path, hosts, steps, {hosts: here});
      expect((await operator.run('001-a-one.sh', {env: {RUNBOOK_HOST: ''}})).exitCode).toBe(0);
    });

    it('where a run holds the host', async () => {
      const operator = await exportTo(folder.path, hosts, steps);
      const line = `exec 9>/run/runbook.lock; flock 9; echo 'me@there run' >&9; bash $1/001-a-one.sh 9>&-`;
      const {exitCode, all} = await operator.start('one', line);
      expect({exitCode, all}).toEqual({exitCode: 2, all: '✗ This host is held by another run: me@there run'});
      expect(await hosts.read('one', '/srv/file')).toBeUndefined();
    });

    it('for another user', async () => {
      const operator = await exportTo(folder.path, hosts, steps);
      const line = 'cp "$1/001-a-one.sh" /srv; setpriv --reuid=65534 --clear-groups bash /srv/001-a-one.sh';
      const {exitCode, all} = await operator.start('one', line);
      expect({exitCode, all}).toEqual({exitCode: 2, all: '✗ It needs root: sudo bash 001-a-one.sh'});
    });
  });
});
