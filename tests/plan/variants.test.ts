import {expect, it} from 'vitest';
import {groupVariants} from '../../src/plan/variants.ts';
import {checkBlock, fileBlock, runBlock, when} from '../helpers/blocks.ts';

const old = when('k', '<', '1');
const recent = when('k', '>=', '1');

it('puts neighbours of one kind together that all have a condition', () => {
  const blocks = [
    runBlock('1'),
    runBlock('2', old),
    runBlock('3', recent),
    checkBlock('4', old),
    runBlock('5', old),
    runBlock('6'),
    runBlock('7', recent),
    fileBlock('/a', '8', old),
    fileBlock('/a', '9', recent),
    fileBlock('/b', '10', old),
  ];
  expect(groupVariants(blocks).map((group) => group.map(({code}) => code).join(' '))).toEqual([
    '1',
    '2 3',
    '4',
    '5',
    '6',
    '7',
    '8 9',
    '10',
  ]);
  expect(groupVariants([])).toEqual([]);
});
