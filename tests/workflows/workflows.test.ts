import {readdirSync, readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {describe, expect, test} from 'vitest';
import {extractInventory} from '../../src/extract/extract-inventory.ts';
import {labHosts} from '../../src/lab/lab-hosts.ts';
import {runbook} from '../cli/command-line.ts';
import {checkWorkflow} from './check-workflow.ts';
import {listCommands, listScripts, parseWorkflow} from './workflow.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, '.github/workflows');
const files = readdirSync(folder);

function read(file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}

test('there are the workflows that CONTRIBUTING speaks of', () => {
  expect(files).toEqual(['publish.yml', 'verify.yml', 'weekly.yml']);
});

test.each(files)('%s has no problem', async (file) => {
  expect(await checkWorkflow(file, read(file))).toEqual([]);
});

test('publish waits for a workflow that exists', () => {
  const names = files.map((file) => parseWorkflow(read(file)).name);
  const [, list = ''] = /workflow_run:\n\s+workflows: \[(.*)\]/.exec(read('publish.yml')) ?? [];
  expect(names).toEqual(expect.arrayContaining(list.split(', ')));
  expect(list).not.toBe('');
});

describe('a broken workflow is refused', () => {
  test.each([
    ['a misspelt key', 'timeout-minutes:', 'timeout-minuts:', 'unexpected key "timeout-minuts" for "job" section'],
    ['a runner that there is not', 'ubuntu-24.04', 'ubuntu-24.40', 'label "ubuntu-24.40" is unknown'],
    ['a step that there is not', 'steps.mirror.outputs', 'steps.miror.outputs', 'property "miror" is not defined'],
    ['half an expression', '!cancelled()', '!cancelled(', 'unexpected end of input'],
    ['an unknown script', '.ci/run', '.ci/runs', '.ci/runs is missing or not executable'],
    [
      'a file that cannot be run',
      '.ci/run',
      'tests/install-packages.ts',
      'tests/install-packages.ts is missing or not',
    ],
    ['an unknown npm script', '.ci/run', 'npm run verifi', 'no such npm script: verifi'],
    ['an unknown command', 'mirror build', 'mirror bild', 'no such command: runbook mirror bild'],
    ['an unknown program', 'modprobe --all', 'modprob --all', 'unknown program: modprob'],
    ['an action by its tag', '@de0fac2e4500dabe0009e67214ff5f5447ce83dd', '@v6', 'not pinned to a commit'],
    ['a pin without its version', ' # v6.0.2', '', 'not pinned to a commit'],
    ['no limit of time', '    timeout-minutes: 120\n', '', 'job verify has no timeout-minutes'],
    ['all permissions', 'permissions:\n  contents: read\n', '', 'no permissions'],
    ['an expression in bash', '.ci/run', '.ci/run ${{ github.sha }}', 'pass it by env'],
    ['a key of nothing', 'src/lab/base-files.ts', 'src/lab/base.ts', 'nothing to hash: src/lab/base.ts'],
  ])('%s', async (_, right, wrong, problem) => {
    const text = read('verify.yml');
    expect(text).toContain(right);
    expect((await checkWorkflow('verify.yml', text.replaceAll(right, wrong))).join('\n')).toContain(problem);
  });

  test.each([
    ['an unknown runbook', 'monitoring --target', 'monitorin --target', 'monitorin'],
    ['an unknown target', '--target debian-12', '--target debian-13', 'debian-13'],
    ['a missing inventory', '.github/virtual-hosts.yaml', '.github/hosts.yaml', '.github/hosts.yaml'],
  ])('%s of a run', async (_, right, wrong, problem) => {
    const text = read('weekly.yml');
    expect(text).toContain(right);
    const found = await checkWorkflow('weekly.yml', text.replaceAll(right, wrong));
    expect(found.join('\n')).toContain(wrong);
    expect(found.join('\n')).toContain(problem);
  });
});

test('weekly runs whole runbooks on the default target, and with them every step that downloads from a publisher', async () => {
  const commands = listScripts(parseWorkflow(read('weekly.yml'))).flatMap(listCommands);
  const runs = commands.flatMap(([program, , command, id = '', ...words]) =>
    program === 'npx' && command === 'exec' ? [{id, words}] : [],
  );
  for (const {words} of runs) {
    expect(words.join(' ')).toContain('--target debian-12 --inventory .github/virtual-hosts.yaml');
    expect(words.filter((word) => /^(-p|--(only|from|limit|param)\b)/.test(word))).toEqual([]);
  }
  const run = (await Promise.all(runs.map(({id}) => listDownloading(id)))).flat();
  const {stdout} = await runbook(['list', '--format', 'jsonl']);
  const ids = stdout.split('\n').flatMap((line) => (line === '' ? [] : [(JSON.parse(line) as {id: string}).id]));
  // No current kernel and container runtime take what the original note installs.
  const current = ids.filter((id) => !id.startsWith('original-'));
  const all = (await Promise.all(current.map(listDownloading))).flat();
  expect(new Set(run).size).toBeGreaterThan(9);
  expect(new Set(run)).toEqual(new Set(all));
});

test('its hosts are those of the tool that starts them', () => {
  const file = join(root, '.github/virtual-hosts.yaml');
  const {inventory} = extractInventory(file, readFileSync(file, 'utf8'));
  const named = inventory?.hosts.map(({name, ip, vars}) => [name, ip, vars['pod_subnet']]);
  expect(named).toEqual(labHosts.map(({name, ip, podSubnet}) => [name, ip, podSubnet]));
});

/** Steps that download: only what comes from a publisher may be redirected. */
async function listDownloading(id: string): Promise<string[]> {
  const {stdout} = await runbook(['plan', id, '--target', 'debian-12', '--format', 'jsonl']);
  const lines = stdout.split('\n').filter((line) => line.startsWith('{"type":"step"'));
  const steps = lines.map((line) => JSON.parse(line) as {id: string; hosts: {actions: object[]}[]});
  return steps
    .filter(({hosts}) => hosts.some(({actions}) => /curl --fail --location /.test(JSON.stringify(actions))))
    .map((step) => step.id);
}
