import {expect, test} from 'vitest';
import type {Page} from '../../src/model/page.ts';
import type {Project} from '../../src/model/runbook.ts';
import {createProseValues} from '../../src/site/create-prose-values.ts';
import {fillProse} from '../../src/site/fill-prose.ts';
import {captureBlock, createStep} from '../helpers/blocks.ts';
import {createHost} from '../helpers/hosts.ts';
import {createPlanInput, parameter} from '../helpers/plan-input.ts';

const names = ['service_ip', 'master.ip', 'host.name', 'pod_subnet', 'csr', 'password', 'kubernetes'];
const steps = [
  createStep('csr', [captureBlock('csr', 'sha256', 'sum')], {on: {role: 'master', first: false}}),
  createStep('join', [], {on: {role: 'node', first: false}}),
];
const {prose, problems} = createValues();

test('inside a step stand the values of its first host, as in its blocks', () => {
  expect(problems).toEqual([]);
  expect(prose.steps).toEqual({
    csr: {service_ip: '10.96.0.1', 'master.ip': '10.0.0.1', 'host.name': 'm', kubernetes: '1.36.4'},
    join: {
      service_ip: '10.96.0.1',
      'master.ip': '10.0.0.1',
      'host.name': 'n1',
      pod_subnet: '10.244.1.0/24',
      kubernetes: '1.36.4',
    },
  });
});

test('outside any step stands what all hosts share', () => {
  expect(prose.pages['page']).toEqual({service_ip: '10.96.0.1', 'master.ip': '10.0.0.1', kubernetes: '1.36.4'});
});

test('a page of no runbook has the shared values', () => {
  expect(prose.pages['index']).toEqual({kubernetes: '1.36.4'});
  expect(Object.keys(prose.pages).sort()).toEqual(['index', 'page']);
});

test('both languages fill from the same place; what has no value stays', () => {
  const fill = (code: string, file: string, step?: string) => fillProse(code, prose, file, step);
  for (const folder of ['content/docs', 'content/docs/en']) {
    expect(fill('https://{{master.ip}}:6443', `${folder}/page.mdx`)).toBe('https://10.0.0.1:6443');
    expect(fill('{{host.name}} {{csr}} {{password}}', `${folder}/page.mdx`, 'join')).toBe('n1 {{csr}} {{password}}');
    expect(fill('{{host.name}} {{.Status}}', `${folder}/page.mdx`)).toBe('{{host.name}} {{.Status}}');
    expect(fill('v{{kubernetes}}', `${folder}/index.mdx`)).toBe('v1.36.4');
  }
});

function createValues() {
  const {runbook, versions, inventory} = createPlanInput(steps, {
    hosts: [
      createHost({name: 'm', ip: '10.0.0.1', groups: ['master']}),
      createHost({name: 'n1', ip: '10.0.0.2', groups: ['node'], vars: {pod_subnet: '10.244.1.0/24'}}),
      createHost({name: 'n2', ip: '10.0.0.3', groups: ['node'], vars: {pod_subnet: '10.244.2.0/24'}}),
    ],
    parameters: {
      service_cidr: parameter('cidr', '10.96.0.0/16'),
      pod_subnet: parameter('cidr'),
      password: parameter('secret'),
    },
    versions: {parameters: {kubernetes: parameter('version', '1.36.4')}},
  });
  const page = createPage('page', names.slice(0, -1));
  const pages = [page, createPage('index', ['kubernetes']), {...createPage('page', names.slice(-1)), language: 'en'}];
  const project = {runbooks: [{...runbook, pages: [page]}], versions, pages} as Project;
  return createProseValues(project, inventory);
}

function createPage(slug: string, holes: readonly string[]) {
  const proseHoles = holes.map((name) => ({name, position: {line: 1, column: 1}}));
  const page: Page = {slug, file: `content/docs/${slug}.mdx`, title: slug, language: 'zh', proseHoles, steps};
  return page;
}
