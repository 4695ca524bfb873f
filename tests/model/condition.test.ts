import {describe, expect, it} from 'vitest';
import {meetsCondition} from '../../src/model/condition.ts';
import type {Condition} from '../../src/model/step.ts';
import type {ValueType} from '../../src/model/value.ts';

const meets = (value: string, operator: Condition['operator'], literal: string, type: ValueType): boolean =>
  meetsCondition({name: 'x', operator, literal}, value, type);

describe('meetsCondition', () => {
  it.each([
    ['1.20.2', '<', '1.24', true],
    ['1.9.0', '<', '1.10', true],
    ['1.24.0', '<', '1.24', false],
    ['1.24.0', '=', '1.24', true],
    ['1.24.1', '=', '1.24', false],
    ['1.24.1', '!=', '1.24', true],
    ['1.24.1', '>', '1.24', true],
    ['1.24', '>=', '1.24.0', true],
    ['1.24', '<=', '1.24.0', true],
    ['2', '>', '1.99.99', true],
    ['3.4.13+dfsg-1', '=', '3.4.13', true],
    ['3.4.13-rc.1', '<', '3.4.14', true],
  ] as const)('version %s %s %s is %s', (value, operator, literal, expected) => {
    expect(meets(value, operator, literal, 'version')).toBe(expected);
  });

  it('compares numbers as numbers', () => {
    expect(meets('9', '<', '10', 'int')).toBe(true);
    expect(meets('6443', '>', '443', 'port')).toBe(true);
  });

  it('compares the rest as text, and orders none of it', () => {
    expect(meets('debian', '=', 'debian', 'enum')).toBe(true);
    expect(meets('debian', '!=', 'debian', 'enum')).toBe(false);
    expect(meets('10.0.0.10', '=', '10.0.0.1', 'ip')).toBe(false);
    for (const operator of ['<', '<=', '>', '>='] as const) expect(meets('a', operator, 'b', 'enum')).toBe(false);
  });
});
