import {execa} from 'execa';
import {readdir, readFile} from 'node:fs/promises';
import {release} from 'node:os';
import {join} from 'node:path';
import {hashFolder, keyOf, passedBefore, rememberPass} from '../helpers/passed-before.ts';
import {cacheDirectory, root} from './command-line.ts';
import {keepProgram} from './keep-program.ts';
import {labs} from './labs.ts';

/**
 * `npm run test:lab`: the tests on real hosts. With words it is vitest with these words. Without, files are left out that
 * passed before with the same inputs (see passed-before.ts), and the log says which. Those that hold the evidence
 * against a run of their own always run.
 */
const always = ['binary-install', 'monitoring', 'kubeadm-install'].map((name) => `tests/lab/${name}.lab.test.ts`);
const results = 'test-results/lab.json';

const words = process.argv.slice(2);
const lab = labs[0] ?? 'lab';
// Compiles, where the cache is empty, what all labs serve: minutes that no test's time limit should count.
const up = await execa(process.execPath, ['bin/runbook.mjs', 'lab', 'up'], {
  ...{cwd: root, stdio: 'inherit', reject: false},
  env: {RUNBOOK_LAB: lab},
});
process.exitCode = up.failed ? 1 : words.length > 0 ? await runVitest(words) : await runFiles();

async function runFiles(): Promise<number> {
  const found = await readdir(join(root, 'tests'), {recursive: true});
  const files = found.filter((file) => file.endsWith('.lab.test.ts')).map((file) => `tests/${file}`);
  const inputs = await hashInputs();
  const passed: string[] = [];
  for (const file of files.filter((each) => !always.includes(each)).sort()) {
    if (await passedBefore(keyOf(file, inputs))) passed.push(file);
  }
  if (passed.length > 0) {
    console.log(`\nPassed before with the same inputs, not run (FRESH=1 runs them):\n  ${passed.join('\n  ')}\n`);
  }
  const exitCode = await runVitest(files.filter((file) => !passed.includes(file)));
  const {testResults} = JSON.parse(await readFile(join(root, results), 'utf8')) as Results;
  for (const {name, status} of testResults) {
    if (status === 'passed') await rememberPass(keyOf(name.slice(root.length), inputs));
  }
  return exitCode;
}

interface Results {
  readonly testResults: readonly {readonly name: string; readonly status: string}[];
}

async function runVitest(more: readonly string[]): Promise<number> {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  const {exitCode} = await execa('vitest', ['run', '--project', 'lab', ...reporters, ...more], {
    ...{cwd: root, stdio: 'inherit', reject: false, preferLocal: true},
  });
  return exitCode ?? 1;
}

/** All that these tests depend on: the tool, the lab and what it serves, the tests, and of the pages what is program. */
async function hashInputs(): Promise<string> {
  const folders = ['bench', 'bin', 'runbooks', 'src', 'tests/helpers', 'tests/lab', 'tests/tools', 'tools'];
  const unread = /^(evidence|site)\//;
  const hashes = await Promise.all(
    folders.map((folder) => hashFolder(join(root, folder), (file) => !unread.test(file))),
  );
  const single = ['package-lock.json', 'vitest.config.ts'].map((file) => join(root, file));
  const texts = await Promise.all(
    [...single, join(cacheDirectory, 'runbook/mirror/manifest.json')].map((file) => readFile(file, 'utf8')),
  );
  return keyOf(...hashes, ...texts, ...(await readPrograms()), process.version, release());
}

async function readPrograms(): Promise<string[]> {
  const folder = join(root, 'content/docs');
  const files = (await readdir(folder, {recursive: true})).filter((file) => file.endsWith('.mdx')).sort();
  return Promise.all(files.map(async (file) => file + keepProgram(await readFile(join(folder, file), 'utf8'))));
}
