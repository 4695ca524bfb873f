import {describe, expect, it} from 'vitest';
import type {RecordedStep} from '../../src/run/host-record.ts';
import {orderUndo} from '../../src/run/undo-order.ts';

const step = (id: string, second: number): RecordedStep => {
  const since = new Date(second * 1000).toISOString();
  return {
    id,
    heading: id,
    runbook: 'r',
    run: '1',
    by: 'me',
    at: since,
    since,
    passedKey: undefined,
    path: '',
    undos: [],
    files: new Map(),
  };
};

const order = (held: Record<string, readonly RecordedStep[]>): string[] =>
  orderUndo(new Map(Object.entries(held))).map(({id, hosts}) => `${id}: ${hosts.join(' ')}`);

describe('orderUndo', () => {
  it('goes backwards, a step on all its hosts at once', () => {
    expect(order({one: [step('a', 1), step('b', 2)], two: [step('a', 1), step('b', 2)]})).toEqual([
      'b: one two',
      'a: one two',
    ]);
  });

  it('goes by time where hosts hold different steps', () => {
    expect(order({one: [step('a', 1)], two: [step('b', 2)], three: [step('c', 3)]})).toEqual([
      'c: three',
      'b: two',
      'a: one',
    ]);
    expect(order({one: [step('a', 1), step('d', 4)], two: [step('b', 2), step('c', 3)]})).toEqual([
      'd: one',
      'c: two',
      'b: two',
      'a: one',
    ]);
  });

  it('waits until nothing later is left on any host of a step', () => {
    expect(order({one: [step('a', 1)], two: [step('a', 9), step('b', 10)]})).toEqual(['b: two', 'a: one two']);
    expect(order({one: [step('a', 1), step('b', 2)], two: [step('a', 8), step('b', 9)]})).toEqual([
      'b: one two',
      'a: one two',
    ]);
  });

  it('comes to an end where records disagree', () => {
    const steps = order({one: [step('a', 1), step('b', 2)], two: [step('b', 3), step('a', 4)]});
    expect(steps).toEqual(['a: two', 'b: one two', 'a: one']);
  });

  it('has nothing to do for no steps', () => {
    expect(order({one: [], two: []})).toEqual([]);
  });
});
