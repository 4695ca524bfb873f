import {expect, test} from 'vitest';
import {createPlan} from '../../src/plan/create-plan.ts';
import {createStepViews} from '../../src/site/create-step-views.ts';
import {captureBlock, createStep, fileBlock, runBlock, when} from '../helpers/blocks.ts';
import {createHost} from '../helpers/hosts.ts';
import {createPlanInput, parameter, type PlanOptions} from '../helpers/plan-input.ts';

const artifact = {version: '{{kubernetes}}', file: 'f', url: 'https://x.org', source: 'https://x.org', sha256: {}};
const long = {zh: '镜像从哪里来', en: 'Where the images come from, and how'};
const options: PlanOptions = {
  hosts: [
    createHost({name: 'm', groups: ['master']}),
    createHost({name: 'n1', ip: '10.0.0.2', groups: ['node']}),
    createHost({name: 'n2', ip: '10.0.0.3', groups: ['node']}),
  ],
  parameters: {
    image_from: {...parameter('enum', 'registry'), title: long, values: ['registry', 'archive']},
    archive: parameter('path'),
    pod_subnet: parameter('cidr'),
    password: parameter('secret'),
  },
  versions: {parameters: {kubernetes: parameter('version', '1.36.4')}, artifacts: {kubelet: artifact}},
  artifacts: ['kubelet'],
};
const steps = [
  createStep('csr', [captureBlock('requests', 'text', 'cat csr')], {on: {role: 'node', first: false}}),
  createStep(
    'pull',
    [
      runBlock('pull {{host.name}}', when('image_from', '=', 'registry')),
      runBlock('import {{archive}} {{kubelet_sha256}}', when('image_from', '=', 'archive')),
      fileBlock('/routes', '[x]\n  {{pod_routes}}\n{{requests}}\n{{password}}'),
    ],
    {on: {role: 'node', first: false}},
  ),
];

test('every variant is shown, with a hole where the defaults give no value', () => {
  const {runbook, versions, inventory} = createPlanInput(steps, options);
  const {views, problems} = createStepViews(runbook, versions, inventory, []);
  expect(problems).toEqual([]);
  expect(
    views['pull']?.blocks.map(({when: condition, code}) => [condition?.text.en, condition?.isDefault, code]),
  ).toEqual([
    ['image_from is registry', true, 'pull n1'],
    ['image_from is archive', false, 'import {{archive}} {{kubelet_sha256}}'],
    [undefined, undefined, '[x]\n  {{pod_routes}}\n{{requests}}\n{{password}}'],
  ]);
  expect(views['pull']?.hosts).toEqual(['n1', 'n2']);
  expect(views['pull']?.blocks.map(({group, holes}) => [group, holes.map(({name}) => name)])).toEqual([
    [0, ['host.name']],
    [0, ['archive', 'kubelet_sha256']],
    [1, ['pod_routes', 'requests', 'password']],
  ]);
  expect(views['pull']?.differences).toEqual([{name: 'host.name', values: ['n1', 'n2']}]);
  expect(views['csr']).toMatchObject({
    hosts: ['n1', 'n2'],
    blocks: [{capture: {name: 'requests', type: 'text'}, code: 'cat csr'}],
  });
});

test('the plan says what is missing where that variant is chosen', () => {
  const codes = (given: Record<string, string>) =>
    createPlan(
      createPlanInput(steps.slice(0, 1).concat({...steps[1]!, blocks: steps[1]!.blocks.slice(0, 2)}), {
        ...options,
        given,
      }),
    ).problems.map(({code, message}) => `${code} ${message.en}`);
  expect(codes({})).toEqual([]);
  expect(codes({image_from: 'archive'})).toEqual([
    'value-missing The hole archive has no value on the host n1',
    'checksum-unknown No checksum kubelet_sha256 is known for kubernetes 1.36.4',
    'value-missing The hole archive has no value on the host n2',
  ]);
});
