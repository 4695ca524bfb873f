import {execa} from 'execa';
import {mkdir, readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {copyDifferences} from '../../src/lab/copy-differences.ts';
import {createTemporaryDirectory} from '../helpers/temporary-directory.ts';

const {signal} = new AbortController();

/** Everything that tells two trees apart, as text. */
async function show(directory: string): Promise<string> {
  const script = `cd "$1"; find . -mindepth 1 ! -type s -printf '%p %y %m %U:%G %l %T@\n' | sort; find . -type f -exec sha256sum {} + | sort -k 2`;
  return (await execa('bash', ['-c', script, 'bash', directory])).stdout;
}

async function run(directory: string, script: string): Promise<void> {
  await execa('bash', ['--norc', '-euc', script], {cwd: directory, stdin: 'ignore'});
}

const tree = `
mkdir -p etc/a etc/b var
echo one >etc/a/one; echo two >etc/two; echo big >etc/b/big
ln -s ../two etc/a/link; chmod 0640 etc/two; echo 'ü' >$'var/a b\\n\\"c'
`;

test.each([
  ['nothing', ''],
  ['a file with other bytes and time', 'echo two! >etc/two'],
  ['a file that differs in time alone', "touch -d '2001-01-01 00:00:00.123456789' etc/two"],
  ['a mode', 'chmod 0600 etc/two; chmod 0700 etc/a'],
  ['a file that came and one that went', 'echo new >etc/a/new; rm etc/two; touch etc'],
  ['a folder that came and one that went', 'mkdir -m 0711 -p etc/c/d; echo x >etc/c/d/x; rm -r etc/b'],
  [
    'a file in the place of a folder and the reverse',
    'rm -r etc/b; echo b >etc/b; rm etc/two; mkdir etc/two; touch etc/two/x',
  ],
  ['a link that leads elsewhere', 'ln -sfn /nowhere etc/a/link'],
  ['names that a shell would split', "echo 'more' >>$'var/a b\\n\\\"c'; mv etc/two ./-rf"],
  ['a pipe', 'mkfifo var/pipe'],
])('%s', async (_what, change) => {
  await using folder = await createTemporaryDirectory();
  const [from, to] = [join(folder.path, 'from'), join(folder.path, 'to')];
  await mkdir(from);
  await run(from, tree);
  await execa('cp', ['-a', from, to]);
  await run(from, change);
  await copyDifferences(from, to, signal);
  expect(await show(to)).toBe(await show(from));
});

test('what is the same is left alone, and a hard link elsewhere keeps its content', async () => {
  await using folder = await createTemporaryDirectory();
  const [from, to] = [join(folder.path, 'from'), join(folder.path, 'to')];
  await mkdir(from);
  await run(from, 'echo one >one; echo two >two; chmod 0600 two');
  await execa('cp', ['-a', from, to]);
  await run(folder.path, 'ln to/two kept; chmod 0644 from/two; echo more >>from/two');
  const before = await stat(join(to, 'one'));
  await copyDifferences(from, to, signal);
  expect(await stat(join(to, 'one'))).toEqual(before);
  expect(await readFile(join(to, 'two'), 'utf8')).toBe('two\nmore\n');
  expect(await readFile(join(folder.path, 'kept'), 'utf8')).toBe('two\n');
  expect((await stat(join(folder.path, 'kept'))).mode & 0o777).toBe(0o600);
});

test('owners and extended attributes', async (context) => {
  if (process.getuid?.() !== 0) return context.skip('needs root');
  await using folder = await createTemporaryDirectory();
  const [from, to] = [join(folder.path, 'from'), join(folder.path, 'to')];
  await mkdir(from);
  await run(from, 'cp /bin/true ping; chown 12345:54321 ping; mknod null c 1 3; mkdir d');
  // cap_net_raw, as on the ping of Debian; no setfattr or setcap need be installed.
  const capability = `import os; os.setxattr('ping', 'security.capability', bytes.fromhex('0100000200200000000000000000000000000000'))`;
  const python = await execa('python3', ['-c', capability], {cwd: from, reject: false});
  await mkdir(to);
  await copyDifferences(from, to, signal);
  expect(await show(to)).toBe(await show(from));
  if (python.failed) return;
  const read = `import os; print(os.getxattr('ping', 'security.capability').hex())`;
  const {stdout} = await execa('python3', ['-c', read], {cwd: to});
  expect(stdout).toBe('0100000200200000000000000000000000000000');
});
