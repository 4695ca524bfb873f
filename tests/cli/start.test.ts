import {cp, mkdir, mkdtemp, readdir, symlink} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {execa} from 'execa';
import {expect, test} from 'vitest';
import {bin, createEnvironment, demo, demoInventory, runbook, runDemo} from './command-line.ts';

const env = createEnvironment();
// A Node that cannot run TypeScript, as an older one.
const oldNode = [process.execPath, '--no-strip-types'] as const;

const names = await readdir(resolve(import.meta.dirname, '../../runbooks'));
const ids = names.flatMap((name) => /^(?!versions|inventory)(.+)\.yaml$/.exec(name)?.[1] ?? []).toSorted();

test('list', async () => {
  const {exitCode, stdout, stderr} = await runbook(['list'], env);
  expect({exitCode, stderr}).toEqual({exitCode: 0, stderr: ''});
  expect(stdout).toMatch(/^binary-install {2,}Install Kubernetes from binaries\n/);
  expect(stdout.split('\n').map((line) => line.split(' ')[0])).toEqual(ids);
});

test('list works from any folder, also through a symbolic link', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'runbook-link-'));
  await symlink(bin, join(folder, 'runbook'));
  const {stdout} = await execa(process.execPath, [join(folder, 'runbook'), 'list', '-q'], {cwd: folder, env});
  expect(stdout).toBe(ids.join('\n'));
});

test('an older Node hands over to the pinned one, exit code included', async () => {
  const [node, flag] = oldNode;
  const good = await execa(node, [flag, bin, 'list', '-q'], {env});
  expect(good.stdout).toBe(ids.join('\n'));
  const wrong = await execa(node, [flag, bin, 'lst'], {env, reject: false});
  expect(wrong.exitCode).toBe(2);
  expect(wrong.stderr).toContain('Did you mean: list');
});

test.runIf(process.getuid?.() === 0).each(['SIGINT', 'SIGKILL'] as const)(
  'the run ends when the older Node gets %s',
  async (signal) => {
    const own: Record<string, string> = {...createEnvironment(), RUNBOOK_SECRET_TOKEN: 'token'};
    const root = join(own['HOME'] ?? '', 'checkout');
    await mkdir(root);
    await cp(demo, root, {recursive: true});
    await cp(resolve(bin, '..'), join(root, 'bin'), {recursive: true});
    for (const name of ['src', 'node_modules']) await symlink(resolve(bin, '../..', name), join(root, name));
    const line = 'mount --bind "$HOME/lib" /var/lib && mount --bind "$HOME/run" /run && exec "$@"';
    const command = [...oldNode, join(root, 'bin/runbook.mjs'), 'exec', 'demo', '-i', demoInventory];
    const words = ['--mount', '--propagation=private', 'sh', '-c', line, 'sh', ...command];
    const options = ['--yes', '-p', 'nap=4244', '--format', 'jsonl'];
    const running = execa('unshare', [...words, ...options], {env: own, extendEnv: false, reject: false});
    let last = '';
    running.stdout.on('data', (text: Buffer) => {
      last = text.toString().trim().split('\n').at(-1) ?? '';
      if (/block-started.*"demo-last"/.test(text.toString())) running.kill(signal);
    });
    const {exitCode, signal: endedBy} = await running;
    expect(endedBy ?? exitCode).toBe(signal === 'SIGKILL' ? 'SIGKILL' : 130);
    expect(JSON.parse(last)).toMatchObject({type: 'run-finished', exitCode: 130});
  },
);

test('a reader that goes away is no error', async () => {
  const script = '"$@" | head -n 1; echo "${PIPESTATUS[0]}"';
  const words = ['-c', script, 'bash', process.execPath, bin, 'plan', 'binary-install', '-q'];
  const {stdout, stderr} = await execa('bash', words, {env});
  expect(stdout.split('\n').at(-1)).toBe('0');
  expect(stderr).toBe('');
});

test('a fault of our own: its trace, and exit 70', async () => {
  const {exitCode, stderr} = await runDemo(['show', 'demo'], {...env, RUNBOOK_TEST_ROOT: '/nowhere'});
  expect(exitCode).toBe(70);
  expect(stderr).toMatch(/^This is a bug in runbook\. Please report what follows:\nError: ENOENT[^]*\n {4}at /);
});
