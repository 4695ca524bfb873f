import {readFileSync} from 'node:fs';
import {Refusal} from './refusal.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

const reference = /\$(|__\w+)\{([^}]+)\}/g;

/**
 * Fills `$__file{PATH}` with the file's content, without blanks around it, and `$__env{NAME}` and `${NAME}` with a
 * variable, wherever they stand in a value, as Grafana does. Stricter: an unset variable is refused, not empty.
 */
export function expandValue(value: string, environment: Environment): string {
  return value.replaceAll(reference, (whole, kind: string, name: string) => {
    switch (kind) {
      case '__file':
        return readSecret(name);
      case '':
      case '__env':
        return readVariable(name, environment);
      default:
        throw new Refusal(`${whole}: only $__file{…}, $__env{…} and \${…} are known`);
    }
  });
}

/** The same within a provisioning file, where Grafana takes a bare `$` for a variable too: that is refused. */
export function expandStrings(value: unknown, environment: Environment): unknown {
  if (typeof value === 'string') {
    if (value.replaceAll(reference, '').includes('$')) throw new Refusal(`${value}: a bare $`);
    return expandValue(value, environment);
  }
  if (Array.isArray(value)) return value.map((item) => expandStrings(item, environment));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, expandStrings(item, environment)]));
}

function readSecret(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new Refusal(`$__file{${file}}: ${(error as Error).message}`);
  }
}

function readVariable(name: string, environment: Environment): string {
  const value = environment[name];
  if (value === undefined) throw new Refusal(`\${${name}}: the variable is not set`);
  return value;
}
