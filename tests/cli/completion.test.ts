import {symlink} from 'node:fs/promises';
import {join} from 'node:path';
import {execa} from 'execa';
import {beforeAll, expect, test} from 'vitest';
import {bin, createEnvironment, runbook} from './command-line.ts';

const env = createEnvironment();
const {HOME = ''} = env;

beforeAll(async () => {
  await symlink(bin, join(HOME, 'runbook'));
  await symlink(process.execPath, join(HOME, 'node'));
});

/** What bash offers for the last word. */
async function complete(...words: readonly string[]): Promise<string[]> {
  const script = `
    source <(runbook completion bash)
    COMP_WORDS=(runbook "$@")
    COMP_CWORD=$#
    _runbook
    printf '%s\\n' "\${COMPREPLY[@]}"`;
  const {stdout, stderr} = await execa('bash', ['--norc', '-uc', script, 'bash', ...words], {
    env: {...env, PATH: `${HOME}:${env['PATH'] ?? ''}`},
    extendEnv: false,
  });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((line) => line !== '');
}

test('commands', async () => {
  expect(await complete('l')).toEqual(['list', 'lint', 'lab']);
  expect(await complete('lab', '')).toEqual([
    'up',
    'down',
    'reset',
    'status',
    'snapshot',
    'restore',
    'snapshots',
    'ssh',
  ]);
  expect(await complete('completion', 'z')).toEqual(['zsh']);
});

test('options, those of the program included', async () => {
  expect(await complete('exec', '--l')).toEqual(['--lab', '--limit', '--lang']);
  expect(await complete('lab', 'status', '--f')).toEqual(['--format']);
});

test('values of options', async () => {
  expect(await complete('exec', '--format', 'j')).toEqual(['jsonl', 'junit']);
  expect(await complete('runs', '--format', 'j')).toEqual(['jsonl']);
  expect(await complete('list', '--lang', '')).toEqual(['zh', 'en']);
});

test('runbooks, and the steps of the one that was named', async () => {
  expect(await complete('exec', '')).toContain('binary-install');
  expect(await complete('exec', '--format', 'text', 'bin')).toEqual(['binary-install']);
  expect(await complete('exec', 'binary-install', '--from', 'etcd-st')).toEqual(['etcd-start']);
  expect(await complete('exec', 'binary-install', '')).toEqual([]);
});

test('files', async () => {
  expect(await complete('exec', 'binary-install', '-i', join(HOME, 'runb'))).toEqual([join(HOME, 'runbook')]);
});

test('zsh', async (context) => {
  const {failed} = await execa('zsh', ['-c', 'true'], {reject: false});
  const {stdout} = await runbook(['completion', 'zsh'], env);
  expect(stdout).toMatch(/^#compdef runbook\n/);
  if (failed) return context.skip('zsh is not installed');
  const script = 'autoload -Uz compinit && compinit -u && source =(cat) && whence -w _runbook_exec';
  expect((await execa('zsh', ['-fc', script], {input: stdout, env})).stdout).toBe('_runbook_exec: function');
});
