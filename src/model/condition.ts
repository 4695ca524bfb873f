import type {Condition} from '../model/step.ts';
import type {ValueType} from '../model/value.ts';

/** True where `value` meets the condition. Versions and numbers are compared by their parts, the rest as text. */
export function meetsCondition({operator, literal}: Condition, value: string, type: ValueType): boolean {
  const order = type === 'version' || type === 'int' || type === 'port' ? compareVersions(value, literal) : undefined;
  switch (operator) {
    case '=':
      return order === undefined ? value === literal : order === 0;
    case '!=':
      return order === undefined ? value !== literal : order !== 0;
    case '<':
      return order !== undefined && order < 0;
    case '<=':
      return order !== undefined && order <= 0;
    case '>':
      return order !== undefined && order > 0;
    case '>=':
      return order !== undefined && order >= 0;
  }
}

/** Below zero where `a` is the older; `1.24` and `1.24.0` are the same. */
function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => (version.split(/[-+]/)[0] ?? '').split('.').map(Number));
  for (let index = 0; index < Math.max(left?.length ?? 0, right?.length ?? 0); index += 1) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
