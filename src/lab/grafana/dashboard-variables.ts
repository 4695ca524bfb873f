import type {DashboardModel, DataSourceReference, Variable} from './dashboard-schema.ts';

type CheckReference = (reference: DataSourceReference | undefined) => string[];

/** The variables of a dashboard: names, and that each has what its type takes. */
export function checkVariables({templating}: DashboardModel, checkReference: CheckReference): string[] {
  const list = templating?.list ?? [];
  return list.flatMap((variable, index) => {
    const {name} = variable;
    const twice = list.findIndex((other) => other.name === name) < index ? ['stands twice'] : [];
    return [...twice, ...checkVariable(variable, checkReference)].map((problem) => `variable ${name}: ${problem}`);
  });
}

function checkVariable(variable: Variable, checkReference: CheckReference): string[] {
  const {type, query} = variable;
  const asked = typeof query === 'string' ? query : (query?.query ?? '');
  switch (type) {
    case 'query':
      return [...(asked.trim() === '' ? ['query: empty'] : []), ...checkReference(variable.datasource)];
    case 'datasource':
      return asked === 'prometheus' ? [] : ['query: must be prometheus'];
    case 'custom':
    case 'interval':
    case 'constant':
      return asked.trim() === '' ? ['query: empty'] : [];
    case 'textbox':
      return [];
  }
}

/** Every variable that a query names is the dashboard's or one of Grafana's own. */
export function checkVariableUse(expr: string, {templating}: DashboardModel): string[] {
  const known = templating?.list.map(({name}) => name) ?? [];
  const used = [...expr.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map(([, name = '']) => name);
  const unknown = used.filter((name) => !known.includes(name) && !builtIn.includes(name));
  return [...new Set(unknown)].map((name) => `expr: no variable ${name}`);
}

const builtIn = [
  '__interval',
  '__interval_ms',
  '__rate_interval',
  '__rate_interval_ms',
  '__range',
  '__range_s',
  '__range_ms',
  '__from',
  '__to',
  '__dashboard',
  '__org',
  '__user',
];
