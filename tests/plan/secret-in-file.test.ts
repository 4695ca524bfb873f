import {expect, it} from 'vitest';
import {checkParameters} from '../../src/plan/parameter-values.ts';
import {createHost} from '../helpers/hosts.ts';

it('a secret that stands in the inventory or the target is a problem', () => {
  const title = {zh: '令牌', en: 'token'};
  const problems = checkParameters({
    declarations: new Map([['token', {type: 'secret', title}]]),
    targetFile: 'runbooks/targets/t.yaml',
    target: {title, description: title, parameters: {token: 'in-target'}, simulated: []},
    inventory: {file: 'hosts.yaml', hosts: [createHost({vars: {token: 'in-inventory'}})]},
    given: {},
  });
  expect(problems.map(({code, file}) => `${code} ${file}`)).toEqual([
    'parameter-secret runbooks/targets/t.yaml',
    'parameter-secret hosts.yaml',
  ]);
});
