import {expect, test} from 'vitest';
import type {Block} from '../../src/model/step.ts';
import {createStep, fileBlock, runBlock} from '../helpers/blocks.ts';
import {checkFlags} from '../helpers/flags/check-flags.ts';
import type {FlagTable} from '../helpers/flags/flag-table.ts';
import {planSteps} from '../helpers/plan-input.ts';

const sources = [{url: 'https://example.org/', says: 'everything'}];

const demo: FlagTable = {
  file: 'runbooks/flags/demo.yaml',
  program: 'demo',
  follows: 'demo',
  version: '1.2',
  sources,
  flags: ['config', 'data-dir', 'log_file', 'name'],
  kinds: [{kind: 'Demo', apiVersion: 'demo.config.k8s.io/v1', sources, fields: ['port', {tls: ['cert', {ca: ['*']}]}]}],
  files: [{paths: ['/opt/kubernetes/cfg/parts/*.yaml', '/etc/demo/*.yaml'], sources, fields: ['on', {part: ['name']}]}],
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

test('a configuration file that says no kind, known by its path', () => {
  const part = (text: string) => check(fileBlock('/opt/kubernetes/cfg/parts/a.yaml', text));
  expect(part('on: true\npart:\n  - name: x')).toEqual([]);
  expect(part('- on: true\n- part: {nam: x}')).toEqual([
    'line 22: a.yaml has no part.nam, by runbooks/flags/demo.yaml',
  ]);
});

test('a configuration file that says no kind and that a program reads, of no known path', () => {
  const reads = unit(`${start} --config=/opt/kubernetes/cfg/demo.yaml`);
  expect(check(variables, yaml('on: true'), reads)).toEqual([
    'line 31: nothing says which fields /opt/kubernetes/cfg/demo.yaml has',
  ]);
});

const deployment = (container: string) => `apiVersion: apps/v1
kind: Deployment
spec:
  template:
    spec:
      containers:
        - name: x
          image: registry.example:5000/demo:v1
${container}
          volumeMounts:
            - {name: config, mountPath: /etc/demo}
      volumes:
        - name: config
          configMap: {name: demo}
`;

test('an unknown flag in a container, whose program is the name of its image or its command', () => {
  expect(check(yaml(deployment('          args:\n            - --name=a\n            - --old')))).toEqual([
    'line 31: demo 1.2 has no --old, by runbooks/flags/demo.yaml',
  ]);
  expect(check(yaml(deployment('          command: [/bin/other, --old]')))).toEqual([
    'line 27: nothing says which flags other has: runbooks/flags/other.yaml',
  ]);
});

test('a field of a file that a container finds in a ConfigMap', () => {
  const map =
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: demo}\ndata:\n  a.yaml: |\n    on: true\n    off: true\n';
  expect(check(yaml(`${map}---\n${deployment('          args: [--config=/etc/demo/a.yaml]')}`))).toEqual([
    'line 27: a.yaml has no off, by runbooks/flags/demo.yaml',
  ]);
});

test('a script that the plan itself writes needs no table', () => {
  const path = '/opt/kubernetes/bin/script';
  expect(check(fileBlock(path, 'exit 0'), variables, unit(`${path} --any`))).toEqual([]);
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

test('a table for another minor version, by a version or by an image', () => {
  const plan = planSteps([createStep('demo', [variables, unit(start)])]);
  expect(checkFlags(plan, [demo], () => 'registry.example:5000/demo:v1.2.9')).toEqual([]);
  expect(checkFlags(plan, [demo], () => '1.20.0')).toEqual([
    'runbooks/flags/demo.yaml speaks for demo 1.2, the plan is for 1.20.0: renew it, see its README.md',
  ]);
});
