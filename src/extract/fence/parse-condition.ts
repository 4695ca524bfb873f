import type {Condition} from '../../model/step.ts';

const pattern = /^([a-z][a-z0-9_.]*)\s*(!=|<=|>=|=|<|>)\s*([A-Za-z0-9_%+:,./@-]+)$/;

/** `kubernetes<1.24`: a name, one operator, a literal; undefined where it is nothing of the kind. */
export function parseCondition(text: string): Condition | undefined {
  const [, name, operator, literal] = pattern.exec(text) ?? [];
  if (name === undefined || operator === undefined || literal === undefined) return undefined;
  return {name, operator: operator as Condition['operator'], literal};
}
