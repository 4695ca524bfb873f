import {matchesGlob} from 'node:path/posix';
import {fileURLToPath} from 'node:url';
import {beforeAll, expect, test} from 'vitest';
import {loadProjectFiles} from '../../src/cli/project-files.ts';
import {extractInventory} from '../../src/extract/extract-inventory.ts';
import {extractProject} from '../../src/extract/extract-project.ts';
import {findDefault, listDeclarations} from '../../src/model/declarations.ts';
import {createPlan} from '../../src/plan/create-plan.ts';
import {checkFlags, readHost} from '../helpers/flags/check-flags.ts';
import {loadFlagTables, type FlagTable} from '../helpers/flags/flag-table.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const runbookIds = ['binary-install', 'kubeadm-install', 'monitoring'] as const;
/** It has versions of its own day, and so tables of its own. */
const originalId = 'original-1.8.13';

let files: ReadonlyMap<string, string>;
let tables: readonly FlagTable[];
let originalTables: readonly FlagTable[];

beforeAll(async () => {
  files = await loadProjectFiles(root);
  tables = await loadFlagTables(root);
  originalTables = await loadFlagTables(root, `runbooks/flags/${originalId}`);
});

/** The plan of a runbook for the default target, some text of the pages and some parameters replaced. */
function plan(runbookId: RunbookId, changes: readonly Change[] = [], given: Readonly<Record<string, string>> = {}) {
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

type RunbookId = (typeof runbookIds)[number] | typeof originalId;

interface Change {
  readonly page: string;
  readonly from: string;
  readonly to: string;
}

function check(
  runbookId: RunbookId,
  changes: readonly Change[] = [],
  parameters: Readonly<Record<string, string>> = {},
  by = runbookId === originalId ? originalTables : tables,
): readonly string[] {
  const {plan: planned, findVersion} = plan(runbookId, changes, parameters);
  return checkFlags(planned, by, findVersion);
}

/** What every host of the runbooks gets to read and starts. */
function readHosts(ids: readonly RunbookId[]) {
  const plans = ids.map((id) => plan(id).plan);
  return plans.flatMap((planned) => planned.hosts.map(({name}) => readHost(planned, name)));
}

test.each<RunbookId>([...runbookIds, originalId])(
  'every flag and field of the plan of %s for its versions exists',
  (id) => {
    expect(check(id)).toEqual([]);
  },
);

test.each<[string, readonly RunbookId[]]>([
  ['the plans', runbookIds],
  [originalId, [originalId]],
])('of %s: every program that has a table is started, every file that one knows is written', (_name, ids) => {
  const own = ids.includes(originalId) ? originalTables : tables;
  const hosts = readHosts(ids);
  const started = hosts.flatMap(({commands}) => commands.map(({program, words}) => (words.length > 0 ? program : '')));
  expect(started).toEqual(expect.arrayContaining(own.map(({program}) => program)));
  const written = hosts.flatMap(({texts}) => texts.map(({path = ''}) => path));
  const patterns = own.flatMap(({files: known}) => known.flatMap(({paths}) => paths));
  expect(patterns.filter((pattern) => !written.some((path) => matchesGlob(path, pattern)))).toEqual([]);
});

test('flags are sorted, and none stands there twice', () => {
  for (const {file, flags} of [...tables, ...originalTables]) {
    expect(flags, file).toEqual([...new Set(flags)].toSorted());
  }
});

test('a flag that came after the original note is found, by its own table', () => {
  const from = '--admission-control=';
  const messages = check(originalId, [{page: 'original/control-plane', from, to: '--enable-admission-plugins='}]);
  expect(messages).toEqual([
    expect.stringMatching(
      /control-plane\.mdx:\d+: kube-apiserver 1\.8 has no --enable-admission-plugins, by runbooks\/flags\/original-1\.8\.13\/kube-apiserver\.yaml$/,
    ),
  ]);
});

test('the tables of the default versions refuse what the original note passes', () => {
  const messages = check(originalId, [], {}, tables).join('\n');
  for (const flag of ['insecure-port', 'allow-privileged', 'pod-infra-container-image', 'storage.tsdb.retention']) {
    expect(messages).toMatch(new RegExp(`has no --${flag}, by runbooks/flags/[a-z-]+\\.yaml`));
  }
});

test('flags that only an old version has are found, each where it stands', () => {
  const messages = check('binary-install', [], {kubernetes: '1.20.2'}).join('\n');
  expect(messages).toMatch(
    /kubelet\.mdx:\d+: kubelet [\d.]+ has no --network-plugin, by runbooks\/flags\/kubelet\.yaml/,
  );
});

test('another minor version asks for other tables', () => {
  const messages = check('binary-install', [], {kubernetes: '9.9.0'});
  for (const {program, version} of tables.filter(({follows}) => follows === 'kubernetes')) {
    expect(messages).toContain(
      `runbooks/flags/${program}.yaml speaks for kubernetes ${version}, the plan is for 9.9.0: renew it, see its README.md`,
    );
  }
});

test.each(runbookIds)('another patch of %s does not', (id) => {
  const {findVersion} = plan(id);
  const patches = tables.flatMap(({follows, version}) => {
    const planned = findVersion(follows);
    return planned === undefined ? [] : [[follows, planned.replace(/[\d.]+$/, `${version}.99`)] as const];
  });
  expect(check(id, [], Object.fromEntries(patches))).toEqual([]);
});

test('a flag of no version is found on a page', () => {
  const messages = check('binary-install', [
    {page: 'binary-install/kube-apiserver', from: '="--', to: '="--insecure-port=0 --'},
  ]);
  expect(messages).toEqual([
    expect.stringMatching(
      /^content\/docs\/binary-install\/kube-apiserver\.mdx:\d+: kube-apiserver [\d.]+ has no --insecure-port, by runbooks\/flags\/kube-apiserver\.yaml$/,
    ),
  ]);
});

test('a field of no version is found in a file, and in a document that a script writes', () => {
  const messages = check('binary-install', [
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

test('a flag and a field that monitoring has in no version are found, in a file, a container and a ConfigMap', () => {
  const messages = check('monitoring', [
    {page: 'monitoring/prometheus', from: 'retention.time=', to: 'retention='},
    {page: 'monitoring/node-exporter', from: 'client_ca_file:', to: 'client_ca:'},
    {page: 'monitoring/kube-state-metrics', from: '--resources=', to: '--collectors='},
    {page: 'monitoring/in-cluster', from: 'role: node', to: 'roll: node'},
  ]);
  expect(messages.map((message) => message.replace(/:\d+:/, ':')).toSorted()).toEqual([
    'content/docs/monitoring/in-cluster.mdx: prometheus.yaml has no scrape_configs.kubernetes_sd_configs.roll, by runbooks/flags/prometheus.yaml',
    'content/docs/monitoring/kube-state-metrics.mdx: kube-state-metrics 2.20 has no --collectors, by runbooks/flags/kube-state-metrics.yaml',
    'content/docs/monitoring/node-exporter.mdx: node-exporter.yaml has no tls_server_config.client_ca, by runbooks/flags/node_exporter.yaml',
    'content/docs/monitoring/prometheus.mdx: prometheus 3.14 has no --storage.tsdb.retention, by runbooks/flags/prometheus.yaml',
  ]);
});
