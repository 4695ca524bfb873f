import {cp, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {createEnvironment, demo, runDemo} from './command-line.ts';

const page = 'content/docs/demo.mdx';
let root = '';
let env: Record<string, string> = {};

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'runbook-lint-'));
  await cp(demo, root, {recursive: true});
  const text = await readFile(join(root, page), 'utf8');
  await writeFile(join(root, page), text.replace('{{greeting}}', '{{greting}}').replace('sleep', 'for x; do sleep'));
  env = {...createEnvironment(), RUNBOOK_TEST_ROOT: root};
});

afterAll(async () => {
  await rm(root, {recursive: true});
});

test('nothing wrong: exit 0', async () => {
  expect(await runDemo(['lint'])).toEqual({exitCode: 0, stdout: '✓ 6 files, no problems', stderr: ''});
});

test('text: every problem with its place, its line and how to mend it; exit 1', async () => {
  const {exitCode, stdout} = await runDemo(['lint'], env);
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/^content\/docs\/demo.mdx:10:1: .*greting.* \[hole-undeclared\]$/m);
  expect(stdout).toMatch(/^content\/docs\/demo.mdx:\d+:\d+: .* \[bash-syntax\]$/m);
  expect(stdout).toContain('  10 │ {{greting}}\n     │ ^\n');
  expect(stdout).toMatch(/✗ \d problems in 6 files$/);
});

test('jsonl', async () => {
  const {exitCode, stdout} = await runDemo(['lint', '--format', 'jsonl'], env);
  expect(exitCode).toBe(1);
  const problems = stdout.split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(problems[0]).toMatchObject({type: 'problem', format: 1, code: 'hole-undeclared', file: page, line: 10});
});

test('github', async () => {
  const {stdout} = await runDemo(['lint', '--format', 'github'], env);
  expect(stdout).toMatch(/^::error file=content\/docs\/demo.mdx,line=10,col=1,title=hole-undeclared::/m);
});

test('junit', async () => {
  const {stdout} = await runDemo(['lint', '--format', 'junit'], env);
  expect(stdout).toContain('<testsuites name="runbook" tests="6" failures="1">');
});

test('the files that were named', async () => {
  expect((await runDemo(['lint', join(root, page)], env)).exitCode).toBe(1);
  expect((await runDemo(['lint', join(root, 'runbooks/demo.yaml')], env)).exitCode).toBe(0);
});

test.each([['plan'], ['show'], ['exec', '--yes', '-i', join(demo, 'inventory.yaml')]])(
  '%s refuses to go on',
  async (command, ...options) => {
    const {exitCode, stdout, stderr} = await runDemo([command, 'demo', ...options], env);
    expect(exitCode).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('[hole-undeclared]');
    expect(stderr).toContain('nothing was run');
  },
);

test('undo needs no right page', async () => {
  const {stderr} = await runDemo(['undo', 'demo', '-i', 'no-such.yaml', '--yes'], env);
  expect(stderr).toContain('There is no file');
});
