import type {PanelOf} from '../../model/dashboard.ts';
import type {RecordedSeries} from '../../model/recorded-series.ts';
import {formatValue} from './format-value.ts';
import {listNumbers} from './series.ts';

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

export interface Column {
  readonly name: string;
  readonly numeric: boolean;
}

/**
 * What Grafana makes of a table's queries: labels first, then a column a query, rows with the same labels merged; the
 * columns named and left out as the panel says.
 */
export function createTable(panel: PanelOf<'table'>, series: readonly RecordedSeries[]): Table {
  const {excludeByName, renameByName} = panel.transformations[1].options;
  const labels = [...new Set(series.flatMap((each) => Object.keys(each.labels)))].sort();
  const values = panel.targets.map(({refId}) => ({refId, name: nameValue(refId, panel)}));
  const rows = Map.groupBy(series, (each) => JSON.stringify(labels.map((label) => each.labels[label])));
  const columns = [
    ...labels.map((name) => ({name, numeric: false, show: ([row]: Row) => row?.labels[name] ?? ''})),
    ...values.map(({refId, name}) => ({
      name,
      numeric: true,
      show: (row: Row) =>
        showLast(
          row.find((each) => each.refId === refId),
          panel,
        ),
    })),
  ].filter(({name}) => excludeByName[name] === undefined);
  return {
    columns: columns.map(({name, numeric}) => ({name: renameByName[name] ?? name, numeric})),
    rows: [...rows.values()].map((row) => columns.map(({show}) => show(row))),
  };
}

type Row = readonly RecordedSeries[];

/** Grafana's own name of a query's values: told apart only where there are several. */
function nameValue(refId: string, {targets}: PanelOf<'table'>): string {
  return targets.length > 1 ? `Value #${refId}` : 'Value';
}

function showLast(series: RecordedSeries | undefined, panel: PanelOf<'table'>): string {
  const last = listNumbers(series?.values ?? []).at(-1);
  return last === undefined ? '' : formatValue(last, panel.fieldConfig.defaults);
}
