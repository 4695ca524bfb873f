import type {Dashboard} from './dashboard.ts';

/** A query of a dashboard, ready for Prometheus. */
export interface DashboardQuery {
  readonly uid: string;
  readonly panelId: number;
  readonly panel: string;
  readonly refId: string;
  /** PromQL without variables. */
  readonly expr: string;
  /** Grafana's pattern of a series' name: `{{instance}}`. */
  readonly legend: string | undefined;
}

/** Every query of every panel, in the order of the panels; each must return series on a sound cluster. */
export function listQueries({uid, panels}: Dashboard): DashboardQuery[] {
  return panels.flatMap(({id, title, targets}) =>
    targets.map((target) => ({
      uid,
      panelId: id,
      panel: title,
      refId: target.refId,
      expr: fillVariables(target.expr),
      legend: 'legendFormat' in target ? target.legendFormat : undefined,
    })),
  );
}

/** What Grafana would fill in for a scrape interval of 15 s, with every host chosen, over an hour. */
const variables: Readonly<Record<string, string>> = {
  instance: '.*',
  // Four scrapes: https://grafana.com/docs/grafana/latest/datasources/prometheus/template-variables/
  __rate_interval: '1m',
  __interval: '15s',
  __range: '1h',
};

/** @throws {Error} for a variable that is not known here */
export function fillVariables(expr: string): string {
  return expr.replace(/\$\{?(\w+)\}?/g, (_, name: string) => {
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (value === undefined) throw new Error(`the variable $${name} has no value: ${expr}`);
    return value;
  });
}

/** A series' name by its labels. A pattern's label that the series lacks is empty, as in Grafana. */
export function fillLegend(pattern: string | undefined, labels: Readonly<Record<string, string>>): string {
  if (pattern === undefined) return '';
  return pattern.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => labels[name] ?? '');
}
