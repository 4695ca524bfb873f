import {describe, expect, it} from 'vitest';
import {joinFilled, showParts} from '../../src/model/hole.ts';
import type {Host} from '../../src/model/inventory.ts';
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

  describe('a parameter of each host', () => {
    const parameters = {pod_subnet: {...parameter('cidr'), hosts: 'distinct' as const}};
    const [m1, n1, n2] = hosts as [Host, Host, Host];
    const give = (host: Host, value: string): Host => ({...host, vars: {pod_subnet: value}});
    const own = [m1, give(n1, '10.244.1.0/24'), give(n2, '10.244.2.0/24')];
    const onNodes = createStep('n', [runBlock('{{pod_subnet}}')], {on: {role: 'node', first: false}});

    it('may be missing on a host whose steps do not need it', () => {
      const steps = [onNodes, createStep('r', [fileBlock('/r', '{{pod_routes}}')])];
      const plan = planSteps(steps, {hosts: own, parameters});
      const texts = plan.steps.map((step) =>
        step.hosts.map(({host, actions}) => [host, showParts(actions[0]?.parts ?? [])]),
      );
      expect(texts).toEqual([
        [
          ['n1', '10.244.1.0/24'],
          ['n2', '10.244.2.0/24'],
        ],
        [
          ['m1', 'route replace 10.244.1.0/24 via 10.0.0.2\nroute replace 10.244.2.0/24 via 10.0.0.3'],
          ['n1', 'route replace 10.244.2.0/24 via 10.0.0.3'],
          ['n2', 'route replace 10.244.1.0/24 via 10.0.0.2'],
        ],
      ]);
      expect(problemsOf([createStep('a', [runBlock('{{pod_subnet}}')])], {hosts: own, parameters})).toEqual([
        'value-missing 21:1',
      ]);
    });

    it.each([
      ['the same', '10.244.1.0/24', '10.244.1.0/24'],
      ['a part', '10.244.1.0/24', '10.244.0.0/16'],
      ['the whole', '10.244.0.0/16', '10.244.1.128/25'],
      ['the same, written otherwise', '10.244.1.0/24', '10.244.1.7/24'],
      ['the same, of IPv6', 'fd00::/64', 'fd00::/64'],
    ])('is refused where another host has %s', (_, a, b) => {
      const {problems} = createPlan(createPlanInput([], {hosts: [m1, give(n1, a), give(n2, b)], parameters}));
      expect(problems.map(({code, file, message}) => `${code} ${file}: ${message.en}`)).toEqual([
        `values-overlap inventory.yaml: The parameter pod_subnet is ${a} on the host n1 and ${b} on n2, which overlap`,
      ]);
    });

    it('is refused where one value is given for all', () => {
      const given = {pod_subnet: '10.244.0.0/16'};
      expect(problemsOf([], {parameters, given})).toEqual(['values-overlap 1:1', 'values-overlap 1:1']);
      expect(problemsOf([], {parameters: {pod_subnet: parameter('cidr')}, given})).toEqual([]);
      expect(problemsOf([], {parameters, hosts: [m1], given})).toEqual([]);
      const near = [m1, give(n1, '10.244.0.0/25'), give(n2, '10.244.0.128/25')];
      expect(problemsOf([], {hosts: near, parameters})).toEqual([]);
    });
  });

  it('works values out of parameters, which -p changes', () => {
    const parameters = {
      service_cidr: parameter('cidr', '10.96.0.0/16'),
      cgroup_driver: parameter('hostname', 'systemd'),
    };
    const code = '{{service_ip}} {{dns_ip}} {{systemd_cgroup}}';
    expect(shown(code, {parameters})['m1']).toBe('10.96.0.1 10.96.0.10 true');
    const given = {service_cidr: '10.32.0.0/24', cgroup_driver: 'cgroupfs'};
    expect(shown(code, {parameters, given})['m1']).toBe('10.32.0.1 10.32.0.10 false');
  });

  it('names the parameter that a worked-out value lacks', () => {
    const step = createStep('a', [runBlock('{{service_ip}}')], {on: {role: 'master', first: false}});
    const tell = (options: PlanOptions) =>
      createPlan(createPlanInput([step], {hosts, ...options})).problems.map(
        ({code, message, hint}) => `${code}: ${message.en}. ${hint.en}`,
      );
    const expected = [
      'value-missing: The hole service_ip has no value on the host m1. Give service_cidr with -p service_cidr=VALUE, an inventory variable or the target.',
    ];
    expect(tell({parameters: {service_cidr: parameter('cidr')}})).toEqual(expected);
    expect(tell({parameters: {service_cidr: parameter('cidr', 'fd00::/108')}})).toEqual(expected);
    expect(tell({})).toEqual([expect.stringContaining('value-missing: The hole service_ip has no value')]);
  });

  describe('a plan that is shown and never run', () => {
    const artifact = {version: '1.0', file: 'f', url: 'https://x.org', source: 'https://x.org', sha256: {}};
    const options = {
      hosts,
      parameters: {known: parameter('ip'), lines: parameter('text'), service_cidr: parameter('cidr')},
      artifacts: ['etcd'],
      versions: {artifacts: {etcd: artifact}},
    };
    const show = (step: Step, missing?: 'show' | 'refuse') =>
      createPlan({...createPlanInput([step], options), ...(missing && {missing})});

    it('shows a declared hole without a value as it stands', () => {
      const code = '{{known}} {{etcd_sha256}} {{service_ip}} {{host.name}}\n  {{lines}}';
      const step = createStep('a', [fileBlock('/f', code)]);
      const [action] = show(step, 'show').plan?.steps[0]?.hosts[0]?.actions ?? [];
      expect(showParts(action?.parts ?? [])).toBe(code.replace('{{host.name}}', 'm1'));
      expect(action).toMatchObject({mode: '0644'});
      // Nobody can run it by mistake.
      expect(() => joinFilled(action?.parts ?? [])).toThrow('{{known}} has no value');
      for (const missing of [undefined, 'refuse'] as const)
        expect(show(step, missing).problems.map(({code: each}) => each)).toContain('value-missing');
    });

    it('refuses what nobody declares all the same', () => {
      const step = createStep('a', [runBlock('{{nope}}')], {on: {role: 'master', first: false}});
      expect(show(step, 'show').problems.map(({code}) => code)).toEqual(['value-missing']);
    });
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
