import {mkdir, readFile, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import type {ValueType} from '../../src/model/value.ts';
import {captureBlock, checkBlock, createStep, fileBlock, runBlock, undoBlock} from '../helpers/blocks.ts';
import {exportTo, listTree} from '../helpers/by-hand.ts';
import {exec} from '../helpers/exec.ts';
import {isRoot} from '../helpers/hosts.ts';
import {createOwnHosts, type OwnHosts} from '../helpers/own-hosts.ts';
import {parameter} from '../helpers/plan-input.ts';
import {createTemporaryDirectory} from '../helpers/temporary-directory.ts';

const master = {on: {role: 'master', first: false}};
const node = {on: {role: 'node', first: false}};

describe.skipIf(!isRoot)('values of exported scripts (need root)', () => {
  let hosts: OwnHosts;
  let folder: Awaited<ReturnType<typeof createTemporaryDirectory>>;
  beforeEach(async () => {
    hosts = await createOwnHosts('one', 'two', 'three');
    folder = await createTemporaryDirectory();
  });
  afterEach(async () => {
    await hosts[Symbol.asyncDispose]();
    await folder[Symbol.asyncDispose]();
  });

  const putValue = async (name: string, text: string): Promise<void> => {
    await mkdir(join(folder.path, 'values'), {recursive: true});
    await writeFile(join(folder.path, 'values', name), text);
  };

  /** A value that `one` gives and `two` uses. */
  const pair = (type: ValueType, code: string, file = 'word={{word}}') => [
    createStep('source', [captureBlock('word', type, code)], master),
    createStep('user', [fileBlock('/srv/copy', file), checkBlock('true')], {on: {role: 'node', first: true}}),
  ];

  it('go from the script that gives them to the one that needs them, as with the runner', async () => {
    const value = '-----BEGIN-----\n\n  a & b \\1 {{word}} $(id) `id` "\'\n\ttab é 中文\n-----END-----';
    await hosts.write('one', '/srv/value', `${value}\n\n`);
    const steps = pair('text', 'cat /srv/value', 'top:\n  {{word}}\n{{ word }}\nend');
    const operator = await exportTo(folder.path, hosts, steps);
    const [gives, needs] = await operator.runAll('forward');
    expect(gives?.stdout).toContain(
      `┌─ word of one: from the next line\n${value}\n└─ word: up to the line above; also in `,
    );
    expect(gives?.stdout).toContain(`${folder.path}/values/word\n`);
    expect(needs).toMatchObject({exitCode: 0});
    const byHand = await hosts.read('two', '/srv/copy');
    expect(byHand).toContain('top:\n  -----BEGIN-----\n  \n    a & b');
    expect((await exec(hosts, steps)).exitCode).toBe(0);
    expect(byHand).toBe(await hosts.read('two', '/srv/copy'));
  });

  it('of several hosts are joined in the order of the inventory', async () => {
    const steps = [
      createStep('source', [captureBlock('word', 'text', 'echo "of {{host.name}}"; echo')], node),
      createStep('user', [fileBlock('/srv/copy', '{{word}}')], master),
    ];
    const operator = await exportTo(folder.path, hosts, steps);
    expect((await operator.run('001-source-three.sh')).stdout).toContain('/values/word.three\n');
    const early = await operator.run('002-user-one.sh');
    expect(early).toMatchObject({exitCode: 2, stdout: ''});
    expect(early.stderr).toContain('(given by 001-source-two.sh, 001-source-three.sh)');
    await operator.run('001-source-two.sh');
    expect((await operator.run('002-user-one.sh')).exitCode).toBe(0);
    expect(await hosts.read('one', '/srv/copy')).toBe('of two\nof three\n');
    expect((await exec(hosts, steps)).exitCode).toBe(0);
    expect(await hosts.read('one', '/srv/copy')).toBe('of two\nof three\n');
  });

  it('of a secret kind are shown nowhere, and lie in a file for root alone', async () => {
    const steps = pair('secret', 'echo "Tr0ub4dor"; echo "reading Tr0ub4dor" >&2');
    const operator = await exportTo(folder.path, hosts, steps);
    const results = await operator.runAll('forward');
    expect(results.map(({exitCode}) => exitCode)).toEqual([0, 0]);
    for (const {stdout, stderr} of results) expect(stdout + stderr).not.toContain('Tr0ub4dor');
    expect(results[0]?.stdout).toContain(`word is a secret and not shown. It is in ${folder.path}/values/word`);
    expect((await stat(join(folder.path, 'values/word'))).mode & 0o777).toBe(0o600);
    expect(await hosts.read('two', '/srv/copy')).toBe('word=Tr0ub4dor\n');
    expect((await stat(hosts.locate('two', '/srv/copy'))).mode & 0o777).toBe(0o600);
  });

  it('come from the environment before a file, and stand in no script', async () => {
    await putValue('password', 'of the file\n');
    const steps = [createStep('user', [fileBlock('/srv/secret', 'password={{password}}\n{{password}}')], node)];
    const parameters = {password: parameter('secret')};
    const operator = await exportTo(folder.path, hosts, steps, {parameters});
    const env = {RUNBOOK_VALUE_PASSWORD: '&& \\ {{password}} $(touch /srv/pwned) \'"'};
    expect((await operator.run('001-user-two.sh', {env})).exitCode).toBe(0);
    const value = env.RUNBOOK_VALUE_PASSWORD;
    expect(await hosts.read('two', '/srv/secret')).toBe(`password=${value}\n${value}\n`);
    expect((await operator.run('001-user-two.sh')).exitCode).toBe(0);
    expect(await hosts.read('two', '/srv/secret')).toBe('password=of the file\nof the file\n');
    expect(Object.keys(await listTree(hosts, 'two', '/srv'))).toEqual(['secret']);
  });

  it('in commands are words, and undo needs them as well', async () => {
    const steps = [
      createStep('source', [captureBlock('word', 'hostname', 'echo a.b-c')], master),
      createStep(
        'user',
        [
          runBlock('echo {{word}} >/srv/run'),
          checkBlock('grep {{word}} /srv/run'),
          undoBlock('echo "undo {{word}}" >/srv/run'),
        ],
        {on: {role: 'node', first: true}},
      ),
    ];
    const operator = await exportTo(folder.path, hosts, steps);
    expect((await operator.runAll('forward')).map(({exitCode}) => exitCode)).toEqual([0, 0]);
    expect(await hosts.read('two', '/srv/run')).toBe('a.b-c\n');
    expect((await operator.runAll('undo')).map(({exitCode}) => exitCode)).toEqual([0]);
    expect(await hosts.read('two', '/srv/run')).toBe('undo a.b-c\n');
  });

  it.each([
    ['hostname', '$(touch /srv/pwned)', 'is no value of the type hostname'],
    ['hostname', '-n', 'is no value of the type hostname'],
    ['hostname', 'a\nb', 'is no value of the type hostname'],
    ['ip', 'not-an-ip', 'is no value of the type ip'],
    ['text', 'a\rb', 'is no value of the type text'],
    ['text', '\n\n', 'word is empty. Set RUNBOOK_VALUE_WORD, or put it into the file '],
  ] as const)('%s %j is refused before anything acts', async (type, value, message) => {
    await putValue('word', value);
    const file = type === 'text' ? '{{word}}' : 'word={{word}}';
    const operator = await exportTo(folder.path, hosts, pair(type, 'echo x', file));
    const result = await operator.run('002-user-two.sh');
    expect(result).toMatchObject({exitCode: 2, stdout: ''});
    expect(result.stderr).toContain(message);
    expect(await listTree(hosts, 'two', '/srv')).toEqual({});
    expect(await listTree(hosts, 'two', '/var/lib')).toEqual({});
  });

  it.each([
    ['ip', 'echo not-an-ip'],
    ['hostname', 'echo "a b"'],
    ['text', 'true'],
    ['int', 'echo 1; echo 2'],
  ] as const)('a capture that gives no %s fails: %s', async (type, code) => {
    const operator = await exportTo(folder.path, hosts, pair(type, code, '{{word}}'));
    const result = await operator.run('001-source-one.sh');
    expect(result).toMatchObject({exitCode: 1});
    expect(result.stdout).toContain(`page.mdx:20: its output is no value for word, which is of the type ${type}`);
    await expect(readFile(join(folder.path, 'values/word'))).rejects.toThrow('ENOENT');
  });

  it('a capture that fails shows its errors', async () => {
    const operator = await exportTo(folder.path, hosts, pair('hostname', 'echo "no value yet" >&2; false'));
    const result = await operator.run('001-source-one.sh');
    expect(result).toMatchObject({exitCode: 1});
    expect(result.stdout).toContain('  │ no value yet\n');
  });

  it('missing ones are named, with every way to give them', async () => {
    const operator = await exportTo(folder.path, hosts, pair('hostname', 'echo x'), {language: 'zh'});
    const result = await operator.run('002-user-two.sh');
    expect(result).toMatchObject({exitCode: 2, stdout: ''});
    expect(result.stderr).toBe(
      `✗ 缺少值 word（由 001-source-one.sh 给出）。设环境变量 RUNBOOK_VALUE_WORD，或写进文件 ${folder.path}/values/word，或在终端上运行。`,
    );
    expect(await listTree(hosts, 'two', '/srv')).toEqual({});
  });
});
