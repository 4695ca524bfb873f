import {cp, mkdtemp, readFile, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {execa} from 'execa';
import {expect, test} from 'vitest';
import {createEnvironment, demo, demoInventory, runDemo, runIsolated} from './command-line.ts';

const isRoot = process.getuid?.() === 0;
const exec = ['exec', 'demo-risky', '-i', demoInventory];
const create = (): Record<string, string> => ({
  ...createEnvironment(),
  RUNBOOK_SECRET_TOKEN: 's3cr3t-t0ken',
  RUNBOOK_TEST_ROOT: root,
});

/** The demo project with a runbook more, of the same page. */
const root = await mkdtemp(join(tmpdir(), 'runbook-risky-'));
await cp(demo, root, {recursive: true});
await writeFile(
  join(root, 'runbooks/demo-risky.yaml'),
  `${await readFile(join(demo, 'runbooks/demo.yaml'), 'utf8')}
acknowledge: {word: insecure, why: {zh: 任何人都能读到结果。, en: Anyone can read the result.}}
`,
);

test('exec refuses until the word is given; --yes alone is not enough', async () => {
  const {exitCode, stdout, stderr} = await runDemo([...exec, '--yes'], create());
  expect({exitCode, stdout}).toEqual({exitCode: 2, stdout: ''});
  expect(stderr).toMatchInlineSnapshot(`
    "error: demo-risky must be acknowledged first: Anyone can read the result.
      Once you have understood, add --acknowledge insecure; --yes alone is not enough."
  `);
});

test('another word is refused, and a word where none is asked for', async () => {
  const wrong = await runDemo([...exec, '--yes', '--acknowledge', 'unsafe'], create());
  expect(wrong).toMatchObject({exitCode: 2, stdout: ''});
  expect(wrong.stderr).toContain('--acknowledge unsafe is not the word that demo-risky asks for');
  const none = await runDemo(['exec', 'demo', '-i', demoInventory, '--yes', '--acknowledge', 'insecure'], create());
  expect(none).toMatchObject({exitCode: 2, stdout: ''});
  expect(none.stderr).toContain('demo asks for no word');
});

test('show and plan say so', async () => {
  const show = await runDemo(['show', 'demo-risky'], create());
  expect(show.stdout).toContain('To be acknowledged\n  insecure  Anyone can read the result.\n');
  const plan = await runDemo(['plan', 'demo-risky'], create());
  expect(plan.stdout).toMatch(/^! To be acknowledged: insecure\n {2}Anyone can read the result.\n\n1\/4 /);
  const [head] = (await runDemo(['plan', 'demo-risky', '--format', 'jsonl'], create())).stdout.split('\n');
  expect(JSON.parse(head ?? '')).toMatchObject({acknowledge: {word: 'insecure'}});
});

test.runIf(isRoot)('a dry run needs no word; resume takes the one that was given', async () => {
  const env = create();
  expect(await runIsolated([...exec, '--dry-run'], env)).toMatchObject({exitCode: 0});
  const given = ['--yes', '--acknowledge', 'insecure', '-p', 'fails=true'];
  expect(await runIsolated([...exec, ...given], env)).toMatchObject({exitCode: 1});
  expect((await runIsolated(['resume', '--yes', '-p', 'fails=false'], env)).stdout).toContain('✓ done');
});

test.runIf(isRoot).each([
  ['insecure', 0],
  ['y', 130],
])('typed at the prompt: %s', async (typed, exitCode) => {
  const env = create();
  const script = join(import.meta.dirname, 'fixtures/runbook.ts');
  const line = `mount --bind "$HOME/lib" /var/lib && mount --bind "$HOME/run" /run && exec ${process.execPath} ${script} ${exec.join(' ')} --yes`;
  const words = ['--mount', '--propagation=private', 'script', '-qec', line, '/dev/null'];
  const done = await execa('unshare', words, {
    env,
    extendEnv: false,
    reject: false,
    input: `${typed}\n`,
  });
  expect(done.stdout).toContain('! Anyone can read the result.');
  expect(done.stdout).toContain('type insecure: ');
  expect(done.exitCode).toBe(exitCode);
});
