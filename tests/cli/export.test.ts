import {chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {execa} from 'execa';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {createEnvironment, demoInventory, runbook, runDemo} from './command-line.ts';

const env = createEnvironment();
let parent: string;
let directory: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'runbook-export-'));
  directory = join(parent, 'scripts');
});

afterEach(() => rm(parent, {recursive: true, force: true}));

const place = ['-i', demoInventory];
const exportDemo = (...args: readonly string[]) => runDemo(['export', 'demo', ...place, '-o', directory, ...args], env);

test('writes the scripts and says where to begin', async () => {
  const {exitCode, stdout, stderr} = await exportDemo();
  expect({exitCode, stderr}).toEqual({exitCode: 0, stderr: ''});
  expect(stdout.replaceAll(parent, '')).toMatchInlineSnapshot(`
    "✓ demo is written to /scripts
      scripts: 4 (steps: 4, hosts: 1), and 4 in undo/
      values that they need: token
      read /scripts/README.md, then run 001-demo-file-here.sh on here"
  `);
  expect((await readdir(directory, {recursive: true})).sort()).toEqual([
    '001-demo-file-here.sh',
    '002-demo-print-here.sh',
    '003-demo-secret-here.sh',
    '004-demo-last-here.sh',
    'README.md',
    'undo',
    'undo/001-demo-last-here.sh',
    'undo/002-demo-secret-here.sh',
    'undo/003-demo-print-here.sh',
    'undo/004-demo-file-here.sh',
  ]);
  const modes = ['.', 'undo', '001-demo-file-here.sh', 'README.md'].map(
    async (name) => (await stat(join(directory, name))).mode & 0o777,
  );
  expect(await Promise.all(modes)).toEqual([0o755, 0o755, 0o755, 0o644]);
  expect(await readdir(parent)).toEqual(['scripts']);
});

test('in Chinese, and only what was selected', async () => {
  const {stdout} = await exportDemo('--lang', 'zh', '--only', 'demo-last', '--limit', 'here');
  expect(stdout.replaceAll(parent, '')).toMatchInlineSnapshot(`
    "✓ demo 已写到 /scripts
      1 个脚本（1 个步骤，1 台主机），另有 1 个在 undo/
      先读 /scripts/README.md，然后在 here 上运行 004-demo-last-here.sh"
  `);
  expect((await readdir(directory)).sort()).toEqual(['004-demo-last-here.sh', 'README.md', 'undo']);
  expect(await readFile(join(directory, '004-demo-last-here.sh'), 'utf8')).toMatch(
    /^#!.*\n# demo，第 4 步，共 4 步：最后（demo-last）\n/,
  );
});

test('into a folder named after the runbook, with the example inventory', async () => {
  const script = join(import.meta.dirname, 'fixtures/runbook.ts');
  const root = join(import.meta.dirname, 'fixtures/demo');
  const {stderr} = await execa(process.execPath, [script, 'export', 'demo'], {
    cwd: parent,
    env: {...env, RUNBOOK_TEST_ROOT: root},
  });
  expect(stderr).toContain('with the example inventory');
  expect(await readdir(parent)).toEqual(['demo-scripts']);
});

test('as jsonl', async () => {
  const {stdout} = await exportDemo('--format', 'jsonl');
  const lines = stdout.split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines[0]).toEqual({type: 'export', format: 1, runbook: 'demo', target: 'default', directory});
  expect(lines[3]).toEqual({
    type: 'script',
    number: 3,
    step: 'demo-secret',
    host: 'here',
    file: '003-demo-secret-here.sh',
    undo: 'undo/002-demo-secret-here.sh',
    needs: ['token'],
    gives: [],
  });
  expect(lines).toHaveLength(5);
});

test('takes parameters, but writes no secret', async () => {
  await writeFile(join(parent, 'token'), 's3cr3t-t0ken\n');
  const {stderr} = await exportDemo('-p', 'greeting=bonjour', '-p', `token=@${parent}/token`);
  expect(stderr).toContain('Secrets are not written into scripts, which ask for them: token');
  const names = (await readdir(directory, {recursive: true})).filter((name) => name !== 'undo');
  const texts = await Promise.all(names.map((name) => readFile(join(directory, name), 'utf8')));
  expect(texts.join('\n')).toContain('echo printed-bonjour');
  expect(texts.join('\n')).not.toContain('s3cr3t-t0ken');
});

describe('a folder that is not empty', () => {
  test('is refused', async () => {
    await mkdir(directory);
    await writeFile(join(directory, 'note'), 'mine');
    const {exitCode, stderr} = await exportDemo();
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/is not empty\n {2}Write elsewhere with -o DIR, or replace/);
    expect(await readdir(directory)).toEqual(['note']);
  });

  test('is refused even with --force where something else stands in it', async () => {
    await exportDemo();
    await writeFile(join(directory, 'note'), 'mine');
    const {exitCode, stderr} = await exportDemo('--force');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('holds note, which no export wrote');
    expect(await readdir(directory)).toContain('004-demo-last-here.sh');
    expect(await readdir(parent)).toEqual(['scripts']);
  });

  test('is replaced with --force; values stay', async () => {
    await exportDemo();
    await mkdir(join(directory, 'values'));
    await writeFile(join(directory, 'values/token'), 's3cr3t');
    await rename(join(directory, '001-demo-file-here.sh'), join(directory, '001-renamed-here.sh'));
    const {exitCode} = await exportDemo('--force', '--only', 'demo-file');
    expect(exitCode).toBe(0);
    expect((await readdir(directory)).sort()).toEqual(['001-demo-file-here.sh', 'README.md', 'undo', 'values']);
    expect(await readFile(join(directory, 'values/token'), 'utf8')).toBe('s3cr3t');
    expect(await readdir(parent)).toEqual(['scripts']);
  });

  test('may be empty', async () => {
    await mkdir(directory);
    expect((await exportDemo()).exitCode).toBe(0);
  });
});

test('what cannot be written leaves nothing behind', async () => {
  await writeFile(directory, 'a file');
  const {exitCode, stderr} = await exportDemo();
  expect(exitCode).toBe(2);
  expect(stderr).toContain(`${directory} is no folder`);
  const below = await runDemo(['export', 'demo', ...place, '-o', join(directory, 'below')], env);
  expect(below.exitCode).toBe(2);
  expect(await readFile(directory, 'utf8')).toBe('a file');
  const nowhere = await runDemo(['export', 'demo', ...place, '-o', '/proc/1/scripts'], env);
  expect(nowhere.exitCode).toBe(3);
  expect(nowhere.stderr).toContain('/proc/1/scripts cannot be written: ');
  expect(await readdir(parent)).toEqual(['scripts']);
});

test('a folder that is only read', async () => {
  await mkdir(directory);
  await chmod(directory, 0o555);
  // An empty folder is replaced, so its own mode does not matter.
  expect((await exportDemo()).exitCode).toBe(0);
});

test('the pages as they are make scripts that parse, in both languages', async () => {
  for (const lang of ['zh', 'en']) {
    const {exitCode, stderr} = await runbook(
      ['export', 'binary-install', '-o', join(parent, lang), '--lang', lang],
      env,
    );
    expect({exitCode, stderr}).toMatchObject({exitCode: 0});
    const names = await readdir(join(parent, lang), {recursive: true});
    const scripts = names.filter((name) => name.endsWith('.sh')).map((name) => join(parent, lang, name));
    expect(scripts.length).toBeGreaterThan(40);
    const check = 'for file; do bash -n "$file" || echo "$file"; done';
    const {all} = await execa('bash', ['-c', check, 'bash', ...scripts], {all: true});
    expect(all).toBe('');
  }
});
