import {readFile, readdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {createEnvironment, demoInventory, runIsolated, startIsolated} from './command-line.ts';

// A run needs root, for the record below /var/lib; each has a /var/lib and a /run of its own.
const isRoot = process.getuid?.() === 0;
const place = ['-i', demoInventory, '--yes'];
const token = 's3cr3t-t0ken';

function create(): Record<string, string> {
  return {...createEnvironment(), RUNBOOK_SECRET_TOKEN: token};
}

function stateOf(env: Record<string, string>): string {
  return join(env['HOME'] ?? '', '.local/state/runbook');
}

async function readJournals(env: Record<string, string>): Promise<string[]> {
  const names = (await readdir(stateOf(env))).filter((name) => name.endsWith('.jsonl')).sort();
  return Promise.all(names.map((name) => readFile(join(stateOf(env), name), 'utf8')));
}

test.runIf(isRoot)('exec, exec again, a failure, resume, status, runs', async () => {
  const env = create();
  const first = await runIsolated(['exec', 'demo', ...place], env);
  expect(first).toMatchObject({exitCode: 0, stderr: ''});
  expect(first.stdout).toMatch(/\n✓ done {2}4 passed {2}/);

  const second = await runIsolated(['exec', 'demo', ...place], env);
  expect(second.stdout).toMatch(/\n✓ done {2}4 skipped {2}/);
  expect(second.stdout).toContain('[1/4] Write a file (demo-file) – here: already applied\n');

  const failed = await runIsolated(['exec', 'demo', ...place, '-p', 'fails=true'], env);
  expect(failed.exitCode).toBe(1);
  expect(failed.stdout).toMatch(/here: exit code 1\n {4}run {2}content\/docs\/demo.mdx:60\n/);
  expect(failed.stdout).toContain('    >   60 │   false\n');
  expect(failed.stdout).toContain('│ this goes wrong\n');
  const run = /runbook resume (\S+)$/.exec(failed.stdout)?.[1] ?? '';

  const dry = await runIsolated(['exec', 'demo', ...place, '--dry-run'], env);
  expect(dry.stdout).toContain('[4/4] The last (demo-last) → here: would run');
  expect(await readJournals(env)).toHaveLength(3);

  const resumed = await runIsolated(['resume', run, '--yes', '--format', 'junit'], env);
  expect(resumed.exitCode).toBe(1);
  expect(resumed.stderr).toContain(`going on with ${run}`);
  expect(resumed.stdout).toContain('<testsuites name="runbook" tests="4" failures="1" errors="0" skipped="3"');

  const status = await runIsolated(['status', 'demo', '-i', demoInventory], env);
  expect(status.stdout).toMatch(/Write a file +here +✓ applied +\d{4}-.* \S+@\S+\n/);
  expect(status.stdout).toMatch(/The last +here +! started, did not pass/);

  const runs = await runIsolated(['runs'], env);
  expect(runs.stdout.split('\n').map((line) => / (passed|failed) /.exec(line)?.[1])).toEqual([
    undefined,
    'failed',
    'failed',
    'passed',
    'passed',
  ]);

  const undone = await runIsolated(['undo', 'demo', ...place], env);
  expect(undone.stdout).toMatch(/\n✓ done {2}4 passed {2}/);
  expect(await readdir(join(env['HOME'] ?? '', 'run'))).not.toContain('runbook-demo');
});

test.runIf(isRoot)('a secret is in no journal, record or report', async () => {
  const env = create();
  const results = [
    await runIsolated(['exec', 'demo', ...place, '-v', '--format', 'jsonl'], env),
    await runIsolated(['exec', 'demo', ...place, '-p', 'fails=true', '-v'], env),
  ];
  const secret = join(env['HOME'] ?? '', 'secret');
  await writeFile(secret, `${token}\n`);
  results.push(await runIsolated(['exec', 'demo', ...place, '--force', '-p', `token=@${secret}`], env));
  expect(results.map(({exitCode}) => exitCode)).toEqual([0, 1, 0]);
  expect(await readFile(join(env['HOME'] ?? '', 'run/runbook-demo/secret'), 'utf8')).toBe(`${token}\n`);
  const record = await readFile(join(env['HOME'] ?? '', 'lib/runbook/record.jsonl'), 'utf8');
  const texts = [record, ...(await readJournals(env)), ...results.flatMap(({stdout, stderr}) => [stdout, stderr])];
  for (const text of texts) expect(text).not.toContain(token);
});

test.runIf(isRoot).each(['SIGINT', 'SIGTERM'] as const)('%s ends the run in order within 2 s', async (signal) => {
  const env = create();
  const running = startIsolated(['exec', 'demo', ...place, '-p', 'nap=4242', '--format', 'jsonl'], env);
  let asked = 0;
  running.stdout.on('data', (text: Buffer) => {
    if (asked === 0 && /block-started.*"demo-last"/.test(text.toString())) {
      asked = Date.now();
      running.kill(signal);
    }
  });
  const {exitCode, stdout} = await running;
  expect(exitCode).toBe(130);
  expect(Date.now() - asked).toBeLessThan(2000);
  const last = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Record<string, unknown>;
  expect(last).toMatchObject({type: 'run-finished', exitCode: 130});
  expect((await readJournals(env))[0]).toMatch(/"type":"run-finished".*\n$/);
  expect(await listProcesses('sleep 4242')).toEqual([]);
});

test.runIf(isRoot)('a full disk stops the run and says so', async () => {
  const env = {...create(), RUNBOOK_TEST_STATE_SIZE: '4k'};
  const {exitCode, stderr} = await runIsolated(['exec', 'demo', ...place, '-p', 'nap=4243'], env);
  expect(stderr).toMatch(/The journal .* cannot be written: ENOSPC/);
  expect(exitCode).toBe(3);
  expect(await listProcesses('sleep 4243')).toEqual([]);
});

async function listProcesses(command: string): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
  return lines.filter((line) => line.replaceAll('\0', ' ').trim() === command);
}

test.runIf(isRoot)('a run that was killed as soon as it had said its name is in its journal', async () => {
  const env = create();
  // Which comes first is a race where the journal does not: once would prove little.
  for (let count = 1; count <= 10; count += 1) {
    const running = startIsolated(['exec', 'demo', ...place, '--format', 'jsonl'], env);
    running.stdout.once('data', () => running.kill('SIGKILL'));
    const {stdout} = await running;
    const begun = JSON.parse(stdout.split('\n')[0] ?? '') as {type: string; run: string};
    expect(begun.type).toBe('run-started');
    const journal = await readFile(join(stateOf(env), `${begun.run}.jsonl`), 'utf8');
    expect(journal).toContain('"type":"run-started"');
  }
});
