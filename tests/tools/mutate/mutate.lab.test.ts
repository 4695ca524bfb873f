import {execa} from 'execa';
import {mkdir, readFile, rm, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {mutate, type Mutation} from '../../../tools/mutate/mutate.ts';
import type {Report} from '../../../tools/mutate/report.ts';
import {readOptions} from '../../../tools/mutate/options.ts';
import {findDirectories, findLabName} from '../../../src/cli/directories.ts';
import {startRunbook} from '../../lab/command-line.ts';
import {createTemporaryDirectory} from '../../helpers/temporary-directory.ts';

/** Two steps whose damage is noticed by everybody in turn, and some of it by nobody. */
const page = `---
title: 页
description: 两个步骤。
---

<Step id="first" on="all">

### 第一步

\`\`\`ini file=/etc/mutants/first.ini mode=0600
used = yes
unused = yes
\`\`\`

\`\`\`bash
chmod 0700 /etc/mutants
install -d -m 0755 /srv/mutants
install -d -m 0700 /srv/nobody
\`\`\`

\`\`\`bash check
diff <(stat -c %a /srv/mutants) - <<<755
\`\`\`

\`\`\`bash undo
rm -rf /srv/mutants /srv/nobody
\`\`\`

</Step>

<Step id="second" on="master" uses="first">

### 第二步

\`\`\`bash
grep -x 'used = yes' /etc/mutants/first.ini
\`\`\`

\`\`\`bash check
true
\`\`\`

\`\`\`bash undo
true
\`\`\`

</Step>
`;

const files = {
  'content/docs/page.mdx': page,
  'content/docs/en/page.mdx': page.replace(/```[^]*?```\n\n/g, '').replaceAll(/ on="[a-z]+"| uses="first"/g, ''),
  'runbooks/mutants-demo.yaml':
    'title: {zh: 例, en: Demo}\ndescription: {zh: 例, en: Demo}\nroles: {master: {title: {zh: 主, en: master}, hosts: one}}\npages: [page]\n',
  'runbooks/versions.yaml': 'parameters: {}\nartifacts: {}\n',
  'runbooks/targets/lab.yaml': 'title: {zh: 例, en: Lab}\ndescription: {zh: 例, en: Lab}\nparameters: {}\n',
  'runbooks/mutants/mutants-demo.yaml':
    "- zh: 没人用\n  en: nobody uses it\n  mutants: ['first: *unused*', 'first: run: gone']\n",
};

const folder = await createTemporaryDirectory();
const {cache, state} = findDirectories(process.env);
const results = join(folder.path, 'runbooks/mutants/results/mutants-demo.jsonl');
let lines: string[] = [];

const report: Report = {
  begin: ({chosen, equivalent, known}) => lines.push(`${chosen} chosen, ${equivalent} equivalent, ${known} known`),
  list: (mutants) => lines.push(...mutants.map(({id}) => id)),
  result: ({id}, {verdict}) => lines.push(`${verdict.status === 'noticed' ? verdict.by : 'nobody'}: ${id}`),
  strays: (ids) => lines.push(...ids.map((id) => `stray: ${id}`)),
  summary: ({left, score}) => lines.push(`${left} left, ${score.toFixed(0)} %`),
};

async function run(words: string, about: Partial<Mutation['lab']> = {}): Promise<number> {
  lines = [];
  const options = readOptions(['mutants-demo', ...words.split(' ')]);
  if (options === 'help') throw new Error('help was not asked for');
  const lab: Mutation['lab'] = {
    name: findLabName(process.env),
    cacheDirectory: cache,
    stateDirectory: state,
    nodePath: process.execPath,
    signal: new AbortController().signal,
    report: () => undefined,
    ...about,
  };
  return mutate({root: folder.path, options, lab, report, say: () => undefined});
}

beforeAll(async () => {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder.path, file)), {recursive: true});
    await writeFile(join(folder.path, file), text);
  }
  const up = await startRunbook(['lab', 'up']);
  expect(up.exitCode, up.all).toBe(0);
});

afterAll(async () => {
  await rm(join(state, 'mutants/mutants-demo.seconds.json'), {force: true});
  await startRunbook(['lab', 'snapshots', '--remove', 'mutate-mutants-demo-0-bare']);
  await folder[Symbol.asyncDispose]();
});

test('says of each mutant who noticed it; equivalents are not run, and strays are named', async () => {
  expect(await run('--count all --mutator value --mutator mode --mutator line')).toBe(1);
  expect(lines).toMatchInlineSnapshot(`
    [
      "12 chosen, 2 equivalent, 0 known",
      "nobody: first: /etc/mutants/first.ini: 0600 → 0644",
      "later: first: /etc/mutants/first.ini: used = yes → no",
      "later: first: /etc/mutants/first.ini: drop used = yes",
      "nobody: first: run: 0700 → 0755",
      "nobody: first: run: drop chmod 0700 /etc/mutants",
      "check: first: run: 0755 → 0700",
      "check: first: run: drop install -d -m 0755 /srv/mutants",
      "nobody: first: run: 0700 → 0755 (2)",
      "nobody: first: run: drop install -d -m 0700 /srv/nobody",
      "nobody: second: run: drop grep -x 'used = yes' /etc/mutants/first.ini",
      "stray: first: run: gone",
      "0 left, 40 %",
    ]
  `);
});

test('what is known is not run again', async () => {
  const before = await readFile(results, 'utf8');
  expect(await run('--count all --mutator value --mutator mode --mutator line --least 0')).toBe(0);
  expect(lines.filter((line) => line.startsWith('step: '))).toEqual([]);
  expect(await readFile(results, 'utf8')).toBe(before);
});

test('an edited step is run again, those before it are not', async () => {
  await writeFile(join(folder.path, 'content/docs/page.mdx'), page.replace('check\ntrue', 'check\nid'));
  await run('--count all --mutator line --least 0');
  expect(lines.some((line) => line.includes(': first: run: drop chmod'))).toBe(true);
  expect(lines.some((line) => line.includes('second: run: drop grep'))).toBe(true);
  expect(lines.some((line) => line.includes('first: run: drop install -d -m 0755'))).toBe(false);
});

test('a budget that is used up ends it cleanly', async () => {
  expect(await run('--count all --mutator path --budget 1s --least 0')).toBe(0);
  expect(lines.at(-1)).toMatch(/^[1-9]\d* left/);
});

test('a cancelled run keeps what it knows and leaves no process', async () => {
  const controller = new AbortController();
  const running = run('--count all --mutator path', {signal: controller.signal});
  await expect.poll(() => lines.some((line) => line.includes('first: ')), {timeout: 60_000, interval: 50}).toBe(true);
  controller.abort();
  expect(await running).toBe(130);
  const known = lines.filter((line) => line.includes('first: ')).length;
  expect(
    (await readFile(results, 'utf8')).split('\n').filter((line) => line.includes('→')).length,
  ).toBeGreaterThanOrEqual(known);
  const {stdout} = await execa('ps', ['-eo', 'args']);
  expect(stdout).not.toContain(folder.path);
});

test('the inventory of a lab that is down is asked for', async () => {
  await expect(run('--list', {stateDirectory: join(folder.path, 'elsewhere')})).rejects.toThrow('The lab is not up');
});
