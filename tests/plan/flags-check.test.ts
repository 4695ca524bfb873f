import {expect, test} from 'vitest';
import type {Block} from '../../src/model/step.ts';
import {createStep, fileBlock, runBlock} from '../helpers/blocks.ts';
import {checkFlags} from '../helpers/flags/check-flags.ts';
import type {FlagTable} from '../helpers/flags/flag-table.ts';
import {planSteps} from '../helpers/plan-input.ts';

const sources = [{url: 'https://example.org/', says: 'everything'}];

const demo: FlagTable = {
  program: 'demo',
  follows: 'demo',
  version: '1.2',
  sources,
  flags: ['config', 'data-dir', 'log_file', 'name'],
  kinds: [{kind: 'Demo', apiVersion: 'demo.config.k8s.io/v1', sources, fields: ['port', {tls: ['cert', {ca: ['*']}]}]}],
  settings: {sources, fields: ['root', {plugins: [{'*': ['on', {'a.b': ['path']}]}]}]},
};

const unitPath = '/etc/systemd/system/demo.service';
const variables = fileBlock(
  '/opt/kubernetes/cfg/demo',
  '# What it gets\nDEMO_OPTS="--name=a \\\n  --data-dir=/var/lib/demo"',
);
const unit = (exec: string, more = '') =>
  fileBlock(unitPath, `[Service]\n${more}EnvironmentFile=/opt/kubernetes/cfg/demo\nExecStart=${exec}`);
const start = '/opt/kubernetes/bin/demo $DEMO_OPTS';

/** The fences stand on lines 20, 30, 40 of their page. */
const check = (...blocks: readonly Block[]): readonly string[] =>
  checkFlags(planSteps([createStep('demo', blocks)]), [demo], () => '1.2.3').map((line) =>
    line.replace('content/docs/page.mdx:', 'line '),
  );

test('known flags, with or without a value', () => {
  expect(check(variables, unit(`-/opt/kubernetes/bin/demo $DEMO_OPTS --config /x --log-file=y -name b`))).toEqual([]);
});

test.each([
  ['in an environment file, on its line', 'DEMO_OPTS="--name=a \\\n  --old"', start, 'line 22: demo 1.2 has no --old'],
  ['in a unit', 'DEMO_OPTS=""', `${start} --old=1`, 'line 33: demo 1.2 has no --old'],
  ['with one dash', 'DEMO_OPTS=-old', start, 'line 21: demo 1.2 has no --old'],
])('an unknown flag %s', (_name, environment, exec, message) => {
  const found = check(fileBlock('/opt/kubernetes/cfg/demo', environment), unit(exec));
  expect(found).toEqual([`${message}, by runbooks/flags/demo.yaml`]);
});

test.each(['ExecStartPre', 'ExecStop', 'ExecReload'])('an unknown flag in %s', (name) => {
  expect(check(variables, unit(start, `${name}=+/opt/kubernetes/bin/demo --old\n`))).toEqual([
    'line 32: demo 1.2 has no --old, by runbooks/flags/demo.yaml',
  ]);
});

test('a program without a table', () => {
  expect(check(variables, unit('/opt/kubernetes/bin/other $DEMO_OPTS'))).toEqual([
    'line 33: nothing says which flags other has: runbooks/flags/other.yaml',
  ]);
});

test('a program of the host, and ours behind it', () => {
  expect(check(variables, unit(start, 'ExecStartPre=ip -batch /x\n'))).toEqual([]);
  expect(check(variables, unit(start, "ExecStartPre=sh -c 'exec /opt/kubernetes/bin/demo --old'\n"))).toEqual([
    'line 32: the flags of /opt/kubernetes/bin/demo cannot be seen behind sh',
  ]);
});

test('variables that miss each other', () => {
  expect(check(variables, unit('/opt/kubernetes/bin/demo ${OTHER}'))).toEqual(['line 33: nothing sets $OTHER']);
  expect(check(unit(start))).toEqual([
    'line 22: no step writes /opt/kubernetes/cfg/demo',
    'line 23: nothing sets $DEMO_OPTS',
  ]);
  expect(check(fileBlock('/opt/kubernetes/cfg/other', 'OTHER="--old"'))).toEqual([
    'line 20: no unit reads these flags',
  ]);
});

test('a variable of the unit itself', () => {
  expect(check(variables, unit('/opt/kubernetes/bin/demo $DEMO_OPTS $MORE', 'Environment=MORE=x\n'))).toEqual([]);
});

const yaml = (text: string) => fileBlock('/opt/kubernetes/cfg/demo.yaml', text);
const head = 'apiVersion: demo.config.k8s.io/v1\nkind: Demo\n';

test('fields of a configuration file', () => {
  expect(check(yaml(`${head}port: 1\ntls:\n  - cert: x\n    ca:\n      any: x\n`))).toEqual([]);
  expect(check(yaml(`${head}port:\n  number: 1\ntls:\n  - cert: x\n    key: y\n`))).toEqual([
    'line 24: Demo has no port.number, by runbooks/flags/demo.yaml',
    'line 27: Demo has no tls.key, by runbooks/flags/demo.yaml',
  ]);
});

test('a document that a script writes', () => {
  expect(check(runBlock(`if true; then\n  cat >x <<END\n${head}prot: 1\nEND\nfi\ncat <<<'kind: Other'`))).toEqual([
    'line 25: Demo has no prot, by runbooks/flags/demo.yaml',
  ]);
});

test('a kind without a table, where a program reads it', () => {
  const other = 'apiVersion: other.config.k8s.io/v1\nkind: Other';
  expect(check(yaml(other))).toEqual(['line 21: nothing says which fields other.config.k8s.io/v1 Other has']);
  const object = 'apiVersion: v1\nkind: Secret';
  expect(check(yaml(object))).toEqual([]);
  const reads = unit(`${start} --config=/opt/kubernetes/cfg/demo.yaml`);
  expect(check(variables, yaml(object), reads)).toEqual(['line 31: nothing says which fields v1 Secret has']);
});

test('settings of a program in TOML', () => {
  const reads = unit(`${start} --config /opt/kubernetes/cfg/demo.toml`);
  const toml = (text: string) => check(variables, reads, fileBlock('/opt/kubernetes/cfg/demo.toml', text));
  expect(toml('root = "/x"\n\n[plugins."x.y"]\non = true\n[plugins.z."a.b"] # here\npath = 1')).toEqual([]);
  expect(toml('[plugins."x.y"]\noff = true\n[other]')).toEqual([
    'line 42: demo has no plugins.x.y.off, by runbooks/flags/demo.yaml',
    'line 43: demo has no other, by runbooks/flags/demo.yaml',
  ]);
});

test('a table for another minor version', () => {
  const plan = planSteps([createStep('demo', [variables, unit(start)])]);
  expect(checkFlags(plan, [demo], () => '1.20.0')).toEqual([
    'runbooks/flags/demo.yaml speaks for demo 1.2, the plan is for 1.20.0: renew it, see its README.md',
  ]);
});
