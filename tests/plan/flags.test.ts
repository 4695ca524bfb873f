import {fileURLToPath} from 'node:url';
import {beforeAll, expect, test} from 'vitest';
import {loadProjectFiles} from '../../src/cli/project-files.ts';
import {extractInventory} from '../../src/extract/extract-inventory.ts';
import {extractProject} from '../../src/extract/extract-project.ts';
import {findDefault, listDeclarations} from '../../src/model/declarations.ts';
import {createPlan} from '../../src/plan/create-plan.ts';
import {checkFlags} from '../helpers/flags/check-flags.ts';
import {loadFlagTables, type FlagTable} from '../helpers/flags/flag-table.ts';
import {listTexts} from '../helpers/flags/host-files.ts';
import {readCommands} from '../helpers/flags/read-commands.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const runbookId = 'binary-install';

let files: ReadonlyMap<string, string>;
let tables: readonly FlagTable[];

beforeAll(async () => {
  files = await loadProjectFiles(root);
  tables = await loadFlagTables(root);
});

/** The plan of the default target, some text of the pages and some parameters replaced. */
function plan(changes: readonly Change[] = [], given: Readonly<Record<string, string>> = {}) {
  const changed = new Map(files);
  for (const {page, from, to} of changes) {
    const file = `content/docs/${page}.mdx`;
    const text = changed.get(file) ?? '';
    if (!text.includes(from)) throw new Error(`${file} has no longer ${from}`);
    changed.set(file, text.split(from).join(to));
  }
  const {project} = extractProject(changed);
  const runbook = project.runbooks.find(({id}) => id === runbookId);
  const inventoryFile = 'runbooks/inventory.example.yaml';
  const {inventory} = extractInventory(inventoryFile, files.get(inventoryFile) ?? '');
  if (runbook === undefined || inventory === undefined) throw new Error('the project cannot be read');
  const {versions} = project;
  const declarations = listDeclarations(runbook.manifest, versions);
  const findVersion = (name: string) => given[name] ?? findDefault(name, declarations);
  const unknown = [...declarations].filter(
    ([, {checksum}]) => checksum && !((findVersion(checksum.version) ?? '') in checksum.table),
  );
  const parameters = {...given, ...Object.fromEntries(unknown.map(([name]) => [name, '0'.repeat(64)]))};
  const result = createPlan({runbook, versions, inventory, targetName: 'default', target: undefined, parameters});
  expect(result.problems.map(({message}) => message.en)).toEqual([]);
  if (result.plan === undefined) throw new Error('no plan');
  return {plan: result.plan, findVersion};
}

interface Change {
  readonly page: string;
  readonly from: string;
  readonly to: string;
}

function check(changes: readonly Change[] = [], parameters: Readonly<Record<string, string>> = {}): readonly string[] {
  const {plan: planned, findVersion} = plan(changes, parameters);
  return checkFlags(planned, tables, findVersion);
}

test('every flag and field of the plan for the default versions exists', () => {
  expect(check()).toEqual([]);
});

test('the plan starts every program that has a table', () => {
  const {plan: planned} = plan();
  const started = planned.hosts.flatMap(({name}) =>
    readCommands(listTexts(planned, name)).commands.map(({program, words}) => (words.length > 0 ? program : '')),
  );
  expect(started).toEqual(expect.arrayContaining(tables.map(({program}) => program)));
});

test('flags are sorted, and none stands there twice', () => {
  for (const {program, flags} of tables) expect(flags, program).toEqual([...new Set(flags)].toSorted());
});

test('flags that only an old version has are found, each where it stands', () => {
  const messages = check([], {kubernetes: '1.20.2'}).join('\n');
  expect(messages).toMatch(
    /kubelet\.mdx:\d+: kubelet [\d.]+ has no --network-plugin, by runbooks\/flags\/kubelet\.yaml/,
  );
});

test('another minor version asks for other tables, another patch does not', () => {
  const messages = check([], {kubernetes: '9.9.0'});
  for (const {program, version} of tables.filter(({follows}) => follows === 'kubernetes')) {
    expect(messages).toContain(
      `runbooks/flags/${program}.yaml speaks for kubernetes ${version}, the plan is for 9.9.0: renew it, see its README.md`,
    );
  }
  const patches = tables.map(({follows, version}) => [follows, `${version}.99`] as const);
  expect(check([], Object.fromEntries(patches))).toEqual([]);
});

test('a flag of no version is found on a page', () => {
  const messages = check([{page: 'binary-install/kube-apiserver', from: '="--', to: '="--insecure-port=0 --'}]);
  expect(messages).toEqual([
    expect.stringMatching(
      /^content\/docs\/binary-install\/kube-apiserver\.mdx:\d+: kube-apiserver [\d.]+ has no --insecure-port, by runbooks\/flags\/kube-apiserver\.yaml$/,
    ),
  ]);
});

test('a field of no version is found in a file, and in a document that a script writes', () => {
  const messages = check([
    {page: 'binary-install/kubelet', from: 'clientCAFile:', to: 'clientCaFile:'},
    {page: 'pki/encryption', from: 'secretbox:', to: 'secretBox:'},
  ]);
  expect(messages.join('\n')).toMatch(
    /encryption\.mdx:\d+: EncryptionConfiguration has no resources\.providers\.secretBox,/,
  );
  expect(messages.join('\n')).toMatch(
    /kubelet\.mdx:\d+: KubeletConfiguration has no authentication\.x509\.clientCaFile,/,
  );
});
