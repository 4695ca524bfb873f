import {expect, test} from 'vitest';
import type {Parameter} from '../../src/model/manifest.ts';
import type {Condition} from '../../src/model/step.ts';
import {viewCondition} from '../../src/site/view-condition.ts';
import {createHost} from '../helpers/hosts.ts';
import {parameter} from '../helpers/plan-input.ts';

const title = {zh: 'Kubernetes 版本', en: 'Kubernetes version'};
const long = {zh: '发行版', en: 'The distribution of the hosts'};
const parameters: Record<string, Parameter> = {
  kubernetes: {...parameter('version', '1.36.4'), title},
  containerd: {...parameter('version', '2.3.4'), title: {zh: 'containerd', en: 'containerd'}},
  os: {...parameter('enum', 'debian'), values: ['debian', 'rocky'], title: long},
  cores: {...parameter('int'), title: {zh: '核心数', en: 'Cores'}},
};

test.each<[Condition['name'], Condition['operator'], string, zh: string, en: string, isDefault: boolean]>([
  ['kubernetes', '<', '1.24', 'Kubernetes 版本低于 1.24', 'Kubernetes version below 1.24', false],
  ['kubernetes', '>=', '1.24', 'Kubernetes 版本 1.24 及以上', 'Kubernetes version 1.24 and later', true],
  ['containerd', '<', '2', 'containerd 低于 2', 'containerd below 2', false],
  ['containerd', '>', '2', 'containerd 高于 2', 'containerd above 2', true],
  ['containerd', '<=', '2.3.4', 'containerd 2.3.4 及以下', 'containerd 2.3.4 and earlier', true],
  ['os', '=', 'debian', 'os 为 debian', 'os is debian', true],
  ['os', '!=', 'debian', 'os 不是 debian', 'os is not debian', false],
  ['cores', '>=', '2', '核心数 2 及以上', 'Cores 2 or more', false],
])('%s%s%s', (name, operator, literal, zh, en, isDefault) => {
  expect(view({name, operator, literal}, {})).toEqual({name, operator, literal, text: {zh, en}, isDefault});
});

test('the value of the host that is shown decides', () => {
  expect(view({name: 'os', operator: '=', literal: 'debian'}, {os: 'rocky'})?.isDefault).toBe(false);
  expect(view(undefined, {})).toBeUndefined();
});

function view(condition: Condition | undefined, vars: Record<string, string>) {
  const inventory = {file: 'inventory.yaml', hosts: [createHost({name: 'm', vars})]};
  const declarations = new Map(Object.entries(parameters));
  return viewCondition(condition, 'm', {declarations, inventory, target: undefined, given: {}});
}
