import {describe, expect, it} from 'vitest';
import {showParts} from '../../src/model/hole.ts';
import type {Step} from '../../src/model/step.ts';
import type {ValueType} from '../../src/model/value.ts';
import {createPlan} from '../../src/plan/create-plan.ts';
import {captureBlock, checkBlock, createStep, fileBlock, runBlock, undoBlock, when} from '../helpers/blocks.ts';
import {createHost} from '../helpers/hosts.ts';
import {createPlanInput, parameter, planSteps, type PlanOptions} from '../helpers/plan-input.ts';

const hosts = [
  createHost({name: 'm1', ip: '10.0.0.1', groups: ['master']}),
  createHost({name: 'n1', ip: '10.0.0.2', groups: ['node'], vars: {port: '2'}}),
  createHost({name: 'n2', ip: '10.0.0.3', groups: ['node']}),
];

const problemsOf = (steps: readonly Step[], options: PlanOptions = {}): readonly string[] => {
  const {plan, problems} = createPlan(createPlanInput(steps, {hosts, ...options}));
  expect(plan === undefined).toBe(problems.length > 0);
  return problems.map(({code, position}) => `${code} ${position.line}:${position.column}`);
};

/** What a step's first action is, by host. */
const shown = (code: string, options: PlanOptions = {}): Record<string, string> =>
  Object.fromEntries(
    planSteps([createStep('a', [runBlock(code)])], {hosts, ...options}).steps[0]!.hosts.map(({host, actions}) => [
      host,
      showParts(actions[0]?.parts ?? []),
    ]),
  );

describe('createPlan', () => {
  it('chooses the hosts that `on` names, in inventory order', () => {
    const on = (role: string, first = false): readonly string[] =>
      planSteps([createStep('a', [], {on: {role, first}})], {hosts}).steps[0]!.hosts.map(({host}) => host);
    expect(on('all')).toEqual(['m1', 'n1', 'n2']);
    expect(on('node')).toEqual(['n1', 'n2']);
    expect(on('node', true)).toEqual(['n1']);
    expect(on('all', true)).toEqual(['m1']);
    expect(problemsOf([createStep('a', [], {on: {role: 'gpu', first: false}})])).toEqual(['no-hosts 10:1']);
  });

  it('fills holes for each host', () => {
    const parameters = {port: parameter('port', '1')};
    expect(shown('{{host.name}} {{host.ip}} {{master.ip}} {{node.name}} {{port}}', {parameters})).toEqual({
      m1: 'm1 10.0.0.1 10.0.0.1 n1 1',
      n1: 'n1 10.0.0.2 10.0.0.1 n1 2',
      n2: 'n2 10.0.0.3 10.0.0.1 n1 1',
    });
  });

  it('leaves the braces of others alone, and everything in a raw block', () => {
    expect(shown('{{.Status}} {{ host.name }} {{Upper}} ${x} {{{host.name}}}')['m1']).toBe(
      '{{.Status}} {{ host.name }} {{Upper}} ${x} {m1}',
    );
    const [step] = planSteps([createStep('a', [runBlock('{{instance}}', {raw: true})])], {hosts}).steps;
    expect(step?.hosts[0]?.actions[0]?.parts).toEqual(['{{instance}}']);
  });

  it('names the place of a hole without a value, once for all hosts', () => {
    const parameters = {known: parameter('ip'), password: parameter('secret')};
    expect(problemsOf([createStep('a', [runBlock('echo\n  x {{unknown}}')])])).toEqual(
      hosts.map(() => 'value-missing 22:5'),
    );
    const step = createStep('a', [runBlock('{{known}}')], {on: {role: 'master', first: false}});
    expect(problemsOf([step], {parameters})).toEqual(['value-missing 21:1']);
  });

  it.each(['constructor', 'tostring', 'valueof', 'host.constructor', 'master.constructor', 'hosts_lines.x'])(
    'knows no {{%s}}',
    (name) => {
      const step = createStep('a', [runBlock(`{{${name}}}`)], {on: {role: 'master', first: false}});
      expect(problemsOf([step])).toEqual(['value-missing 21:1']);
    },
  );

  it('leaves captures and secrets open, and names the secrets', () => {
    const plan = planSteps(
      [
        createStep('a', [captureBlock('token', 'secret', 'x'), captureBlock('word', 'hostname', 'x')], {
          on: {role: 'master', first: false},
        }),
        createStep('b', [
          fileBlock('/a', 'p={{password}}'),
          fileBlock('/b', '{{word}}'),
          fileBlock('/c', '{{token}}', {mode: '0640'}),
        ]),
      ],
      {hosts, parameters: {password: parameter('secret'), other: parameter('secret')}},
    );
    expect(plan.secrets).toEqual(['password']);
    expect(plan.steps[1]?.hosts[0]?.actions).toMatchObject([
      {mode: '0600', parts: ['p=', {late: 'password', secret: true}]},
      {mode: '0644', parts: [{late: 'word', secret: false}]},
      {mode: '0640', parts: [{late: 'token', secret: true}]},
    ]);
  });

  it('captures one value on one host, whatever the manifest promised, and text on many', () => {
    const two = hosts.map((host) => ({...host, groups: ['master']}));
    const steps = (type: ValueType) => [
      createStep('a', [captureBlock('word', type, 'x')], {on: {role: 'master', first: false}}),
    ];
    expect(problemsOf(steps('int'), {hosts: two})).toEqual(['capture-hosts 20:1']);
    expect(problemsOf(steps('secret'), {hosts: two})).toEqual(['capture-hosts 20:1']);
    expect(problemsOf(steps('int'))).toEqual([]);
    expect(problemsOf(steps('text'), {hosts: two})).toEqual([]);
  });

  it('takes the variant that fits each host', () => {
    const blocks = [
      runBlock('low', when('port', '<', '2')),
      runBlock('high', when('port', '>=', '2')),
      checkBlock('always'),
    ];
    const plan = planSteps([createStep('a', blocks)], {hosts, parameters: {port: parameter('port', '1')}});
    expect(plan.steps[0]?.hosts.map(({actions}) => actions.flatMap(({parts}) => parts))).toEqual([
      ['low'],
      ['high'],
      ['low'],
    ]);
  });

  it('refuses variants of which none or several fit', () => {
    const parameters = {port: parameter('port', '1')};
    const blocks = (a: string, b: string) => [runBlock('x', when('port', '<', a)), runBlock('y', when('port', '>', b))];
    const on = {on: {role: 'master', first: false}};
    expect(problemsOf([createStep('a', blocks('1', '1'), on)], {parameters})).toEqual(['when-none 20:1']);
    expect(problemsOf([createStep('a', blocks('3', '0'), on)], {parameters})).toEqual(['when-several 20:1']);
    expect(problemsOf([createStep('a', [runBlock('x', when('nothing', '=', '1'))], on)])).toEqual(['when-none 20:1']);
  });

  it('keeps actions, checks and undo in page order, and nothing for readers', () => {
    const blocks = [
      undoBlock('u1'),
      fileBlock('/f', 'f'),
      runBlock('r'),
      undoBlock('u2'),
      checkBlock('c1'),
      {...runBlock('sample'), kind: 'output' as const},
      {...runBlock('shown'), kind: 'show' as const},
      checkBlock('c2'),
    ];
    const plan = planSteps([createStep('a', blocks)], {hosts}).steps[0]?.hosts[0];
    expect(plan?.actions.map(({kind, line}) => `${kind} ${line}`)).toEqual(['file 30', 'run 40']);
    expect(plan?.checks.map(({parts}) => parts)).toEqual([['c1'], ['c2']]);
    expect(plan?.undo.map((each) => (each.kind === 'file' ? each.path : each.script.parts[0]))).toEqual([
      'u1',
      '/f',
      'u2',
    ]);
  });

  it("puts the manifest's folders before the system's in PATH", () => {
    expect(planSteps([], {hosts, path: ['/opt/a/bin', '/opt/b']}).path).toBe(
      '/opt/a/bin:/opt/b:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    );
  });

  it('refuses inventory and target values that do not fit, once', () => {
    const bad = hosts.map((host) => ({...host, vars: {port: '1;reboot'}}));
    const parameters = {port: parameter('port', '1')};
    expect(problemsOf([], {hosts: bad, parameters})).toEqual(['parameter-default 1:1']);
    expect(problemsOf([], {target: {port: '$(id)'}, parameters})).toEqual(['parameter-default 1:1']);
    expect(problemsOf([], {hosts: hosts.map((host) => ({...host, vars: {other: '1;reboot'}}))})).toEqual([]);
  });

  it('says which version has no known checksum', () => {
    const artifact = {version: '1.0', file: 'f', url: 'https://x.org', source: 'https://x.org', sha256: {}};
    const step = createStep('a', [runBlock('echo {{etcd_sha256}}')], {on: {role: 'master', first: false}});
    const options = {hosts, artifacts: ['etcd'], versions: {artifacts: {etcd: artifact}}};
    expect(problemsOf([step], options)).toEqual(['checksum-unknown 21:6']);
  });

  it('says which checksum to pass with a version that artifacts follow', () => {
    const artifact = {version: '{{kubernetes}}', file: 'f', url: 'https://x.org', source: 'https://x.org', sha256: {}};
    const versions = {artifacts: {kubelet: artifact}, parameters: {kubernetes: parameter('version', '1.36.4')}};
    const step = createStep('a', [runBlock('{{kubelet_sha256}}')], {on: {role: 'master', first: false}});
    const options = {hosts, artifacts: ['kubelet'], versions, given: {kubernetes: '1.35.0'}};
    const {problems} = createPlan(createPlanInput([step], options));
    expect(problems.map(({message, hint}) => [message.en, hint.en, message.zh])).toEqual([
      [
        'No checksum kubelet_sha256 is known for kubernetes 1.35.0',
        "Take it from the publisher's checksum file and put it in runbooks/versions.yaml, or give it with -p kubelet_sha256=….",
        'kubernetes 1.35.0 没有已知的校验和 kubelet_sha256',
      ],
    ]);
    expect(
      shown('{{kubelet_sha256}}', {...options, given: {...options.given, kubelet_sha256: 'a'.repeat(64)}}),
    ).toEqual(Object.fromEntries(hosts.map(({name}) => [name, 'a'.repeat(64)])));
  });
});
