import {symlink} from 'node:fs/promises';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import type {Step} from '../../src/model/step.ts';
import {captureBlock, checkBlock, createStep, fileBlock, runBlock, undoBlock} from '../helpers/blocks.ts';
import {exportTo, listTree, type Operator} from '../helpers/by-hand.ts';
import {exec, undo} from '../helpers/exec.ts';
import {isRoot} from '../helpers/hosts.ts';
import {createOwnHosts, recordFile, type OwnHosts} from '../helpers/own-hosts.ts';
import type {PlanOptions} from '../helpers/plan-input.ts';
import {findProcesses} from '../helpers/processes.ts';
import {createNap} from '../helpers/run-script.ts';
import {createTemporaryDirectory} from '../helpers/temporary-directory.ts';

const stateFolder = '/var/lib/runbook-by-hand';

describe.skipIf(!isRoot)('exported scripts against the runner (need root)', () => {
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

  const both = (steps: readonly Step[], options?: PlanOptions): Promise<Operator> =>
    exportTo(folder.path, hosts, steps, options);
  /** A step for a role, so that runner and operator each have a host of their own. */
  const on = (role: string, id: string, ...blocks: Parameters<typeof createStep>[1]) =>
    createStep(id, blocks, {on: {role, first: false}});

  it('leaves the same files, in the same environment', async () => {
    const look = [
      'exec >/srv/seen',
      'env -0 | sort -z | tr "\\0" "\\n" | grep -vE "^(SHLVL|_|OLDPWD)="',
      'id -un; pwd; umask; readlink /proc/self/fd/0; [[ -t 1 ]] || echo "no terminal"',
      'set -o | grep -E "^(errexit|nounset|pipefail|posix|monitor)"',
      'grep -E "^Sig(Ign|Blk)" /proc/self/status',
      'if : <>/dev/tty; then echo terminal; fi 2>&1',
      'echo $LINENO $0 $#',
    ].join('\n');
    const text = "quotes ' \" ` $HOME \\\\ \\\n\ttab  \n{{name}} $(id) é 中文 !\n\n  'end'";
    const steps = (role: string) => [
      on(
        role,
        'files',
        fileBlock('/srv/deep/er/file', text, {raw: true, mode: '0640', owner: 'daemon:mail'}),
        fileBlock('/srv/old', 'new'),
        fileBlock('/srv/empty', ''),
        runBlock('cp -p /srv/deep/er/file /srv/deep/copy\necho "$PATH" >/srv/path'),
      ),
      on(role, 'look', runBlock(look), checkBlock('test -s /srv/seen')),
    ];
    for (const host of ['one', 'two']) await hosts.write(host, '/srv/old', 'old\n', 0o600);
    expect((await exec(hosts, steps('master'), {path: ['/opt/own/bin']})).exitCode).toBe(0);
    const operator = await both(steps('node'), {path: ['/opt/own/bin']});
    expect((await operator.runAll('forward')).map(({exitCode}) => exitCode)).toEqual([0, 0]);
    const tree = await listTree(hosts, 'two', '/srv');
    expect(Object.keys(tree)).toHaveLength(8);
    expect(tree).toEqual(await listTree(hosts, 'one', '/srv'));
  });

  describe('what fails', () => {
    const cases: readonly (readonly [string, Parameters<typeof createStep>[1], RegExp])[] = [
      ['a command', [runBlock('echo before\nfalse\necho after')], /page\.mdx:20: exit code 1, at \S+page\.mdx:22\n/],
      ['an early end', [runBlock('exit 0\ntouch /srv/after')], /page\.mdx:20: the block ended before its last line\n/],
      ['a broken pipe', [runBlock('false | true')], /page\.mdx:20: exit code 1/],
      ['an unset name', [runBlock('echo "$unset"')], /exit code 1/],
      ['a process left behind', [runBlock('sleep 600.1234 &')], /:20: it left a process running\n/],
      ['a timeout', [runBlock('timeout 77 sleep 600.1234', {timeoutSeconds: 1})], /:20: timed out after 1 s\n/],
      ['a check', [runBlock('true'), checkBlock('echo no; false')], / {2}│ no\n✗ .*:30: exit code 1, at \S+mdx:31\n/],
      [
        'a check that has time',
        [checkBlock('echo x >>/srv/tries; false', {withinSeconds: 2})],
        /… not yet; again every second, for up to 2 s\n.*:20: exit code 1/s,
      ],
      ['input', [runBlock('read -r line; echo "got $line"')], /:20: exit code 1/],
    ];
    it.each(cases)('%s', async (_, blocks, message) => {
      const done = await exec(hosts, [on('master', 'a', ...blocks)]);
      const operator = await both([on('node', 'a', ...blocks)]);
      const [result] = await operator.runAll('forward');
      expect(done.exitCode).toBe(1);
      expect(result?.exitCode).toBe(1);
      expect(result?.stdout).toMatch(message);
      expect(result?.stdout).toMatch(/\n {2}Mend the cause, then run 001-a-two\.sh again\.$/);
      expect(result?.stdout).not.toContain('✓');
      const outcome = done.outcomes['a one'];
      if (outcome === undefined || !('failure' in outcome)) throw new Error('the runner passed');
      const {line, failingLine} = outcome.failure;
      expect(result?.stdout).toContain(`page.mdx:${line}`);
      if (failingLine !== undefined) expect(result?.stdout).toContain(`page.mdx:${failingLine}`);
      expect(await listTree(hosts, 'two', '/srv')).toEqual(await listTree(hosts, 'one', '/srv'));
    });

    it('a file that is a symbolic link: nothing acts', async () => {
      await symlink('/etc/hostname', hosts.locate('two', '/srv/link'));
      const operator = await both([on('node', 'a', runBlock('touch /srv/acted'), fileBlock('/srv/link', 'x'))]);
      const [result] = await operator.runAll('forward');
      expect(result).toMatchObject({exitCode: 1});
      expect(result?.stdout).toContain('/srv/link is a symbolic link to /etc/hostname');
      expect(await hosts.read('two', '/srv/acted')).toBeUndefined();
    });

    it('a folder in the place of a file', async () => {
      await hosts.write('two', '/srv/file/inner', '');
      const [result] = await (await both([on('node', 'a', fileBlock('/srv/file', 'x'))])).runAll('forward');
      expect(result?.stdout).toContain('/srv/file is not a plain file: directory');
      expect(result?.exitCode).toBe(1);
    });
  });

  it.each([
    ['check', [runBlock('mount -t tmpfs -o size=4k,nr_inodes=1 tmpfs /run'), checkBlock('true')]],
    ['capture', [runBlock('mount -t tmpfs -o size=4k,nr_inodes=1 tmpfs /run'), captureBlock('word', 'text', 'echo x')]],
  ] as const)('a full /run: a %s fails, and says so', async (_, blocks) => {
    const [result] = await (await both([on('node', 'a', ...blocks)])).runAll('forward');
    expect(result).toMatchObject({exitCode: 1});
    expect(result?.stdout).toContain('page.mdx:30: /run cannot be written');
  });

  it('tries a check again until it passes, and shows its last attempt alone', async () => {
    const check = 'echo "try $(wc -l </srv/tries)"; echo x >>/srv/tries; (($(wc -l </srv/tries) > 3))';
    const operator = await both([on('node', 'a', runBlock(': >/srv/tries'), checkBlock(check, {withinSeconds: 20}))]);
    const [result] = await operator.runAll('forward');
    expect(result).toMatchObject({exitCode: 0});
    expect(result?.stdout.match(/not yet/g)).toHaveLength(1);
    expect(result?.stdout.match(/try \d/g)).toEqual(['try 3']);
  });

  it('does not wait for a daemon that keeps the output open', async () => {
    const nap = createNap();
    const operator = await both([on('node', 'a', runBlock(`echo said\nsetsid ${nap} &\nsleep 0.1`))]);
    const [result] = await operator.runAll('forward');
    const daemons = await findProcesses(nap);
    for (const {pid} of daemons) process.kill(pid);
    expect(daemons).toHaveLength(1);
    expect(result).toMatchObject({exitCode: 0});
    expect(result?.stdout).toContain('  │ said\n');
  });

  describe('undo', () => {
    const steps = [
      on(
        'node',
        'a',
        undoBlock('echo a-first >>/srv/undone'),
        fileBlock('/srv/old', 'new'),
        fileBlock('/srv/made/for/it', 'new', {mode: '0600'}),
        runBlock('touch /srv/made/by-run'),
        undoBlock('rm -f /srv/made/by-run; echo a-second >>/srv/undone'),
      ),
      on('node', 'b', checkBlock('true')),
      on('node', 'c', runBlock('true'), undoBlock('echo c >>/srv/undone')),
    ];

    it('runs backwards, leaves the host as it was, and may be run again; so may the forward scripts', async () => {
      await hosts.write('two', '/srv/old', 'old\n', 0o640);
      const before = await listTree(hosts, 'two', '/srv');
      const operator = await both(steps);
      expect(operator.exported.files.map(({path}) => path)).toEqual([
        'README.md',
        '001-a-two.sh',
        '002-b-two.sh',
        '003-c-two.sh',
        'undo/001-c-two.sh',
        'undo/002-a-two.sh',
      ]);
      await operator.runAll('forward');
      expect((await operator.runAll('forward')).map(({exitCode}) => exitCode)).toEqual([0, 0, 0]);
      expect(await hosts.read('two', '/srv/old')).toBe('new\n');
      expect((await operator.runAll('undo')).map(({exitCode}) => exitCode)).toEqual([0, 0]);
      expect(await hosts.read('two', '/srv/undone')).toBe('c\na-second\na-first\n');
      const {undone, ...after} = await listTree(hosts, 'two', '/srv');
      expect(after).toEqual(before);
      expect(undone).toBeDefined();
      expect(Object.keys(await listTree(hosts, 'two', '/var/lib'))).toEqual([]);
      const again = await operator.runAll('undo');
      expect(again.map(({exitCode}) => exitCode)).toEqual([0, 0]);
      expect(again[0]?.stdout).toBe('c was not run by hand on two: nothing to take back.');
      expect(await hosts.read('two', '/srv/undone')).toBe('c\na-second\na-first\n');
    });

    it('takes back a step that failed half-way', async () => {
      await hosts.write('two', '/srv/old', 'old\n');
      const operator = await both([
        on('node', 'a', fileBlock('/srv/old', 'new'), runBlock('false'), fileBlock('/srv/never', 'x')),
      ]);
      expect((await operator.run('001-a-two.sh')).exitCode).toBe(1);
      expect((await operator.runAll('undo')).map(({exitCode}) => exitCode)).toEqual([0]);
      expect(await hosts.read('two', '/srv/old')).toBe('old\n');
    });

    it('keeps the first originals of a step that was edited', async () => {
      await hosts.write('two', '/srv/old', 'old\n');
      await (await both([on('node', 'a', fileBlock('/srv/old', 'first'))])).runAll('forward');
      const operator = await both([on('node', 'a', fileBlock('/srv/old', 'second'), fileBlock('/srv/more', 'x'))]);
      await operator.runAll('forward');
      await operator.runAll('undo');
      expect(Object.keys(await listTree(hosts, 'two', '/srv'))).toEqual(['old']);
      expect(await hosts.read('two', '/srv/old')).toBe('old\n');
    });

    it('stops at a file that was changed since, but for --force', async () => {
      await hosts.write('two', '/srv/old', 'old\n');
      const operator = await both([on('node', 'a', fileBlock('/srv/old', 'new'), fileBlock('/srv/made', 'new'))]);
      await operator.runAll('forward');
      for (const path of ['/srv/made', '/srv/old']) {
        await hosts.write('two', path, 'changed\n');
        const [result] = await operator.runAll('undo');
        expect(result).toMatchObject({exitCode: 1});
        expect(result?.stdout).toContain(`${path} was changed since it was written; --force restores it all the same`);
        expect(await hosts.read('two', path)).toBe('changed\n');
        await hosts.write('two', path, 'new\n');
        if (path === '/srv/made') await operator.runAll('forward');
      }
      await hosts.write('two', '/srv/old', 'changed\n');
      expect((await operator.run('undo/001-a-two.sh', {args: ['--force']})).exitCode).toBe(0);
      expect(Object.keys(await listTree(hosts, 'two', '/srv'))).toEqual(['old']);
      expect(await hosts.read('two', '/srv/old')).toBe('old\n');
    });

    it('refuses a word that it does not know', async () => {
      const operator = await both(steps);
      const result = await operator.run('undo/001-c-two.sh', {args: ['--forse']});
      expect(result).toMatchObject({exitCode: 2, stdout: ''});
      expect(result.stderr).toContain('Usage: bash undo/001-c-two.sh [--force]');
    });

    it('leaves to the runner what its record holds', async () => {
      await hosts.write('two', '/srv/old', 'old\n');
      const step = [on('node', 'a', fileBlock('/srv/old', 'new'), runBlock('true'), undoBlock('touch /srv/undone'))];
      await exec(hosts, step);
      const operator = await both(step);
      await operator.runAll('forward');
      const files = Object.keys(await listTree(hosts, 'two', stateFolder));
      expect(files).toEqual(['a', 'a/started']);
      const [result] = await operator.runAll('undo');
      expect(result).toMatchObject({exitCode: 2});
      expect(result?.stderr).toContain('run runbook undo test --only a first');
      expect(await hosts.read('two', '/srv/undone')).toBeUndefined();
      expect((await undo(hosts)).exitCode).toBe(0);
      expect(await hosts.read('two', '/srv/old')).toBe('old\n');
      expect((await operator.runAll('undo')).map(({exitCode}) => exitCode)).toEqual([0]);
      expect(await hosts.read('two', '/srv/old')).toBe('old\n');
    });

    it('keeps an original again once the runner has taken the step back', async () => {
      await hosts.write('two', '/srv/old', 'old\n');
      const step = [on('node', 'a', fileBlock('/srv/old', 'new'))];
      await exec(hosts, [...step, on('node', 'b', runBlock('true'))]);
      await undo(hosts, {options: {only: ['a']}});
      expect(await hosts.read('two', recordFile)).toContain('undone');
      const operator = await both(step);
      await operator.runAll('forward');
      expect((await operator.runAll('undo')).map(({exitCode}) => exitCode)).toEqual([0]);
      expect(await hosts.read('two', '/srv/old')).toBe('old\n');
    });
  });
});
