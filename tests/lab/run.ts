import {execa} from 'execa';
import {readdir, readFile} from 'node:fs/promises';
import {release} from 'node:os';
import {join} from 'node:path';
import {hashFolder, keyOf, passedBefore, rememberPass} from '../helpers/passed-before.ts';
import {cacheDirectory, root} from './command-line.ts';
import {keepProgram} from './keep-program.ts';
import {labs} from './labs.ts';
import {teardown} from './stop-lab.ts';

/**
 * `npm run test:lab`: the tests on real hosts. With words it is vitest with these words. Without, each lab takes group
 * after group, and files are left out that passed before with the same inputs (see passed-before.ts): the log says
 * which. Those that hold the evidence against a run of their own always run.
 */
const always = ['binary-install', 'monitoring', 'kubeadm-install'].map(nameFile);

/**
 * Files for one lab, in this order: some go on with the cluster that the one before left. The longest group first, so
 * that the labs end together; a file that stands nowhere here comes last.
 */
const groups = [
  ['failures', 'monitoring'],
  ['binary-install', 'nodes'],
  ['operate', 'snapshot'],
  ['kubeadm-install'],
  ['bundle'],
  ['by-hand'],
].map((names) => names.map(nameFile));

const words = process.argv.slice(2);
const [lab = 'lab'] = labs;
// Compiles, where the cache is empty, what all labs serve: minutes that no test's time limit should count.
const isUp = await runLab(lab, 'up');
process.exitCode = !isUp ? 1 : words.length > 0 ? await runWords() : await runGroups();

async function runLab(labName: string, command: string): Promise<boolean> {
  const {failed} = await execa(process.execPath, ['bin/runbook.mjs', 'lab', command], {
    ...{cwd: root, stdio: 'inherit', reject: false},
    env: {RUNBOOK_LAB: labName},
  });
  return !failed;
}

async function runWords(): Promise<number> {
  const {exitCode} = await execa('vitest', ['run', '--project', 'lab', ...words], {
    ...{cwd: root, stdio: 'inherit', reject: false, preferLocal: true},
  });
  // Where no file has the words, vitest ends before its own teardown.
  await teardown();
  return exitCode ?? 1;
}

async function runGroups(): Promise<number> {
  const found = await readdir(join(root, 'tests'), {recursive: true});
  const files = found.filter((file) => file.endsWith('.lab.test.ts')).map((file) => `tests/${file}`);
  const single = files.filter((file) => !groups.flat().includes(file)).sort();
  const inputs = await hashInputs();
  const passed = new Set<string>();
  for (const file of files.filter((each) => !always.includes(each)).sort()) {
    if (await passedBefore(keyOf(file, inputs))) passed.add(file);
  }
  if (passed.size > 0) {
    console.log(`\nPassed before with the same inputs, not run (FRESH=1 runs them):\n  ${[...passed].join('\n  ')}\n`);
  }
  const left = [...groups, ...single.map((file) => [file])];
  const {signal} = stopOnSignals();
  let failed = false;
  const work = async (labName: string): Promise<void> => {
    for (let group = left.shift(); group !== undefined; group = left.shift()) {
      for (const file of group.filter((each) => !passed.has(each))) {
        if (signal.aborted) return;
        if (await runFile(file, labName, signal)) {
          await rememberPass(keyOf(file, inputs));
        } else {
          failed = true;
          // The next file should not fail for what this one left.
          if (!signal.aborted) await runLab(labName, 'reset');
        }
      }
    }
  };
  await Promise.all(labs.map(work));
  await teardown();
  if (signal.aborted) return 130;
  return failed ? 1 : 0;
}

/** Ctrl-C ends the files that run, and the labs are taken down as at any end. */
function stopOnSignals(): AbortController {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => controller.abort());
  return controller;
}

/** Runs one file in one lab. What it says is shown once it has ended, so that files do not talk across each other. */
async function runFile(file: string, labName: string, cancelSignal: AbortSignal): Promise<boolean> {
  console.log(`\n${new Date().toISOString()} ${labName}: ${file} begins`);
  const json = `test-results/${file.replaceAll('/', '-').replace('.test.ts', '.json')}`;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${json}`];
  const {failed, isCanceled, all} = await execa('vitest', ['run', '--project', 'lab', ...reporters, file], {
    ...{cwd: root, stdin: 'ignore', all: true, reject: false, preferLocal: true, cancelSignal},
    env: {RUNBOOK_LAB: labName, KEEP_LAB: '1', ...(process.stdout.isTTY && {FORCE_COLOR: '1'})},
  });
  const outcome = isCanceled ? 'was stopped' : failed ? 'FAILED' : 'passed';
  console.log(`\n${new Date().toISOString()} ${labName}: ${file} ${outcome}${all}`);
  return !failed;
}

function nameFile(name: string): string {
  return `tests/lab/${name}.lab.test.ts`;
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
