import {execa} from 'execa';
import {cp, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {beforeAll, beforeEach, describe, expect, it} from 'vitest';
import type {Evidence} from '../../src/model/evidence.ts';
import {createEnvironment, demo, runIsolated, type Result} from './command-line.ts';

// A run needs root, for the record below /var/lib; each has a /var/lib and a /run of its own.
describe.runIf(process.getuid?.() === 0)('evidence', () => {
  let root = '';
  let written = '';
  const page = (): string => join(root, 'content/docs/demo.mdx');
  const file = (): string => join(root, 'runbooks/evidence/demo/default.json');
  const exec = ['exec', 'demo', '--yes', '--evidence'];

  /** Runs the command line over the project's copy, on hosts as new unless `env` is one used before. */
  function run(words: readonly string[], env = createEnvironment()): Promise<Result> {
    const place = words[0] === 'exec' || words[0] === 'undo' ? ['-i', join(root, 'inventory.yaml')] : [];
    return runIsolated([...words, ...place], {...env, RUNBOOK_TEST_ROOT: root, RUNBOOK_SECRET_TOKEN: 's3cr3t-t0ken'});
  }

  async function commit(): Promise<void> {
    const git = (...words: string[]) =>
      execa('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...words], {cwd: root});
    await git('add', '-A');
    await git('commit', '--quiet', '--allow-empty', '-m', 'pages');
  }

  async function edit(path: string, from: string | RegExp, to: string): Promise<void> {
    const text = await readFile(path, 'utf8');
    expect(text).toMatch(from);
    await writeFile(path, text.replace(from, to));
  }

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'runbook-evidence-'));
    await cp(demo, root, {recursive: true});
    await execa('git', ['init', '--quiet'], {cwd: root});
    await commit();
    const {exitCode, stderr} = await run(exec);
    expect(exitCode, stderr).toBe(0);
    expect(stderr).toBe(`evidence: ${file()}`);
    written = await readFile(file(), 'utf8');
  });

  beforeEach(async () => {
    await execa('git', ['checkout', '--quiet', '--', 'content', 'runbooks'], {cwd: root});
    await writeFile(file(), written);
  });

  it('holds the pages as they ran, and no secret', async () => {
    const evidence = JSON.parse(written) as Evidence;
    expect(evidence).toMatchObject({format: 1, runbook: 'demo', target: 'default'});
    expect(evidence.values['greeting']).toEqual({shown: 'hello', ran: 'hello'});
    expect(evidence.steps.map(({step}) => step)).toEqual(['demo-file', 'demo-print', 'demo-secret', 'demo-last']);
    expect(evidence.steps[1]?.hosts[0]?.ran[0]).toEqual({block: 0, output: 'printed-hello'});
    expect(written).not.toContain('s3cr3t-t0ken');
    expect(await run(['evidence', 'check'])).toMatchObject({exitCode: 0, stderr: ''});
  });

  it('is none the worse for an edit of prose, and stale by one character of a block', async () => {
    await edit(page(), '### 打印', '### 打印一行\n\n多一句说明。');
    expect(await run(['evidence', 'check'])).toMatchObject({exitCode: 0});
    await edit(page(), 'echo printed', 'echo Printed');
    const text = await run(['evidence', 'check', 'demo']);
    expect(text.exitCode).toBe(4);
    expect(text.stdout).toMatch(/^content\/docs\/demo.mdx:\d+:1: This block of the step demo-print was changed/);
    const line = /demo.mdx:(\d+)/.exec(text.stdout)?.[1] ?? '';
    const github = await run(['evidence', 'check', '--format', 'github']);
    expect(github.stdout).toMatch(`::error file=content/docs/demo.mdx,line=${line},col=1,title=evidence-stale-block::`);
    const junit = await run(['evidence', 'check', '--format', 'junit']);
    expect(junit.stdout).toMatch(/<testsuite name="evidence" .*failures="1"/);
    const jsonl = await run(['evidence', 'check', '--format', 'jsonl', '--lang', 'zh']);
    expect(JSON.parse(jsonl.stdout)).toMatchObject({code: 'evidence-stale-block', line: Number(line)});
  });

  it.each([
    ['cut off', (text: string) => text.slice(0, 300), 'evidence-format'],
    ['of another format', (text: string) => text.replace('"format": 1', '"format": 2'), 'evidence-format'],
    ['with an outcome of its own', (text: string) => text.replace('"passed"', '"failed"'), 'evidence-format'],
    ['of no runbook', (text: string) => text.replace('"demo"', '"dome"'), 'evidence-unknown'],
    [
      'of a value that the pages do not show',
      (text: string) => text.replace(/"shown": "hello"/, '"shown": "hullo"'),
      'evidence-stale-value',
    ],
  ])('that is %s is refused', async (_, damage, code) => {
    await writeFile(file(), damage(written));
    const {exitCode, stdout} = await run(['evidence', 'check', '--format', 'jsonl']);
    expect(exitCode).toBe(4);
    expect(stdout).toContain(`"code":"${code}"`);
  });

  it('is held against that of another run, which an edit by hand does not survive', async () => {
    const fresh = await mkdtemp(join(tmpdir(), 'runbook-evidence-new-'));
    const again = await run(['exec', 'demo', '--yes', '--evidence-in', fresh]);
    expect(again.exitCode, again.stderr).toBe(0);
    const check = ['evidence', 'check', '--against', fresh];
    expect(await run(check)).toMatchObject({exitCode: 0});
    await edit(file(), 'printed-hello', 'printed-hullo');
    const edited = await run(check);
    expect(edited.exitCode).toBe(4);
    expect(edited.stdout).toContain(
      'The step demo-print on here: the evidence has "printed-hullo", the run just made "printed-hello"',
    );
    await rm(file());
    const gone = await run(check);
    expect(gone.exitCode).toBe(4);
    expect(gone.stdout).toContain('There is no evidence of demo on default.');
    expect(await run(['evidence', 'check', '--against', join(fresh, 'empty')])).toMatchObject({exitCode: 2});
  });

  it('is not written of pages that are not committed, of a part, or of a run that failed or repeated another', async () => {
    const env = createEnvironment();
    await edit(page(), 'echo printed', 'echo Printed');
    expect(await run(exec, env)).toMatchObject({exitCode: 2, stdout: ''});
    await execa('git', ['checkout', '--quiet', '--', 'content'], {cwd: root});
    for (const part of [
      ['--only', 'demo-file'],
      ['--from', 'demo-print'],
      ['--limit', 'here'],
      ['--force'],
      ['--dry-run'],
    ]) {
      const {exitCode, stderr} = await run([...exec, ...part], env);
      expect(exitCode, stderr).toBe(2);
      expect(stderr).toContain(`Evidence needs a complete run; ${part[0] ?? ''} cannot be used with it`);
    }
    const failed = await run([...exec, '-p', 'fails=true'], env);
    expect(failed.exitCode).toBe(1);
    expect(failed.stderr).toContain('The run did not pass; the evidence stays as it was.');
    const repeated = await run(exec, env);
    expect(repeated.exitCode).toBe(3);
    expect(repeated.stderr).toContain('the step demo-file had been applied before');
    expect(repeated.stderr).toContain('runbook undo demo');
    expect(await readFile(file(), 'utf8')).toBe(written);
    expect(await run(['evidence', 'check', 'nothing'])).toMatchObject({exitCode: 2});
  });
});
