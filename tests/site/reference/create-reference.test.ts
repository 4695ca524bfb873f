import {expect, test} from 'vitest';
import type {Page, SourcePage} from '../../../src/model/page.ts';
import type {Project} from '../../../src/model/runbook.ts';
import {createReference} from '../../../src/site/reference/create-reference.ts';
import {captureBlock, createStep, fileBlock, runBlock, when} from '../../helpers/blocks.ts';
import {createHost} from '../../helpers/hosts.ts';
import {createPlanInput, parameter} from '../../helpers/plan-input.ts';

const hash = 'a'.repeat(64);
const onNodes = {on: {role: 'node', first: false}};
const steps = [
  createStep('ask', [captureBlock('word', 'secret', 'cat word')], {on: {role: 'master', first: false}}),
  createStep(
    'write',
    [
      fileBlock('/b', 'new {{pod_routes}}', when('kubernetes', '>=', '1.24')),
      fileBlock('/b', 'old', {...when('kubernetes', '<', '1.24'), owner: 'root:root'}),
      fileBlock('/a', '{{word}}'),
      fileBlock('/c', '{{base}}', {raw: true, mode: '0755', owner: 'etcd:etcd'}),
      runBlock('curl {{tool_sha256}}'),
    ],
    onNodes,
  ),
];

test('an artifact has its holes filled, and knows the steps that check it', () => {
  expect(create().artifacts).toEqual([
    {
      name: 'tool',
      title: {zh: 'tool', en: 'tool'},
      version: '1.36.4',
      follows: 'kubernetes',
      url: 'https://x.org/v1.36.4/tool',
      sha256: hash,
      source: 'https://x.org/sums',
      steps: ['write'],
    },
    expect.objectContaining({name: 'other', version: '2.0', follows: undefined, sha256: undefined, steps: []}),
  ]);
});

test('parameters come with their kind, their default and the steps that need them', () => {
  const [runbook] = create().runbooks;
  expect(runbook?.parameters.map((each) => [each.name, each.kind, each.default, each.follows, each.steps])).toEqual([
    ['pod_subnet', 'own', undefined, undefined, ['write']],
    ['kubernetes', 'shared', '1.36.4', undefined, ['write']],
    ['base', 'shared', 'https://x.org', undefined, []],
    ['tool_sha256', 'artifact', hash, 'kubernetes', ['write']],
  ]);
});

test('a file stands once, whatever its variants, with what the plan would write', () => {
  expect(create().runbooks[0]?.files).toEqual([
    {path: '/b', owner: 'root:root', mode: '0644', step: 'write'},
    {path: '/a', owner: 'root:root', mode: '0600', step: 'write'},
    {path: '/c', owner: 'etcd:etcd', mode: '0755', step: 'write'},
  ]);
});

test('steps stand by page, headings in both languages', () => {
  const reference = create();
  expect(reference.runbooks[0]?.pages).toEqual([
    {slug: 'page', title: {zh: '一页', en: 'A page'}, steps: ['ask', 'write']},
  ]);
  expect(reference.steps['write']).toEqual({
    slug: 'page',
    heading: {zh: 'Step write', en: 'Write it'},
    role: 'node',
    roleTitle: {zh: '测试', en: 'A test'},
    hosts: ['n1', 'n2'],
  });
});

function create() {
  const {runbook, versions, inventory} = createPlanInput(steps, {
    hosts: [
      createHost({name: 'm', groups: ['master']}),
      createHost({name: 'n1', ip: '10.0.0.2', groups: ['node'], vars: {pod_subnet: '10.244.1.0/24'}}),
      createHost({name: 'n2', ip: '10.0.0.3', groups: ['node'], vars: {pod_subnet: '10.244.2.0/24'}}),
    ],
    parameters: {pod_subnet: parameter('cidr')},
    versions: {
      parameters: {kubernetes: parameter('version', '1.36.4'), base: parameter('url', 'https://x.org')},
      artifacts: {
        tool: {
          version: '{{kubernetes}}',
          file: 'tool',
          url: '{{base}}/v{{kubernetes}}',
          source: 'https://x.org/sums',
          sha256: {'1.36.4': hash},
        },
        other: {version: '2.0', file: 'o-{{other}}', url: '{{base}}', source: 'https://x.org/sums', sha256: {}},
      },
    },
    artifacts: ['tool'],
  });
  const base = {slug: 'page', file: 'content/docs/page.mdx', proseHoles: []};
  const page: SourcePage = {...base, title: '一页', language: 'zh', steps};
  const position = {line: 1, column: 1};
  const english: Page = {
    ...base,
    file: 'content/docs/en/page.mdx',
    title: 'A page',
    language: 'en',
    steps: [
      {id: 'ask', heading: 'Ask', position},
      {id: 'write', heading: 'Write it', position},
    ],
  };
  const project: Project = {runbooks: [{...runbook, pages: [page]}], versions, pages: [page, english]};
  const {reference, problems} = createReference(project, inventory);
  expect(problems).toEqual([]);
  return reference;
}
