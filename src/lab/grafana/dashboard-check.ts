import {checkVariables, checkVariableUse} from './dashboard-variables.ts';
import {silentPanels, type DashboardModel, type DataSourceReference, type Panel} from './dashboard-schema.ts';
import type {DataSource} from './data-sources.ts';

/** What the schema cannot see in a dashboard: ids, places, and whether every query has a data source to go to. */
export function checkDashboard(dashboard: DashboardModel, sources: readonly DataSource[]): string[] {
  const panels = listPanels(dashboard);
  return [
    ...checkIds(panels),
    ...checkPlaces(dashboard.panels),
    ...dashboard.panels.flatMap((row) => checkRow(row)),
    ...checkVariables(dashboard, (reference) => checkReference(reference, dashboard, sources)),
    ...panels.flatMap((panel) => checkPanel(panel, dashboard, sources)),
  ];
}

/** All panels, those within rows too. */
function listPanels({panels}: DashboardModel): Panel[] {
  return panels.flatMap((panel) => [panel, ...(panel.panels ?? [])]);
}

function checkIds(panels: readonly Panel[]): string[] {
  return listRepeated(panels.map(({id}) => id)).map((id) => `panels: the id ${id} stands twice`);
}

function checkPlaces(panels: readonly Panel[]): string[] {
  return panels.flatMap((one, index) =>
    panels
      .slice(index + 1)
      .filter((other) => overlap(one.gridPos, other.gridPos))
      .map((other) => `panels: the gridPos of panels ${one.id} and ${other.id} overlap`),
  );
}

function overlap(one: Panel['gridPos'], other: Panel['gridPos']): boolean {
  const apart =
    one.x + one.w <= other.x || other.x + other.w <= one.x || one.y + one.h <= other.y || other.y + other.h <= one.y;
  return !apart;
}

function checkRow({id, type, collapsed, panels}: DashboardModel['panels'][number]): string[] {
  if (type !== 'row') return panels === undefined ? [] : [`panel ${id}: a ${type} has no panels`];
  if (panels !== undefined && panels.length > 0 && collapsed !== true) {
    return [`panel ${id}: only a collapsed row holds its panels itself`];
  }
  return checkPlaces(panels ?? []);
}

function checkPanel(panel: Panel, dashboard: DashboardModel, sources: readonly DataSource[]): string[] {
  const {id, type, datasource, targets = []} = panel;
  const silent = (silentPanels as readonly string[]).includes(type);
  if (silent) return targets.length === 0 ? [] : [`panel ${id}: a ${type} asks nothing`];
  const mixed = datasource?.uid === '-- Mixed --';
  const references = [...(mixed ? [] : [datasource]), ...targets.map((target) => target.datasource ?? datasource)];
  const problems = [
    ...(targets.length === 0 ? ['targets: no query'] : []),
    ...listRepeated(targets.map(({refId}) => refId)).map((refId) => `targets: the refId ${refId} stands twice`),
    ...references.flatMap((reference) => checkReference(reference, dashboard, sources)),
    ...targets.flatMap(({refId, expr}) => checkVariableUse(expr, dashboard).map((why) => `target ${refId}: ${why}`)),
  ];
  return [...new Set(problems)].map((problem) => `panel ${id}: ${problem}`);
}

/** A data source by its uid, by a variable of the dashboard, or the default one. */
function checkReference(
  reference: DataSourceReference | undefined,
  {templating}: DashboardModel,
  sources: readonly DataSource[],
): string[] {
  if (reference === undefined) {
    return sources.some(({isDefault}) => isDefault) ? [] : ['datasource: none, and none is the default'];
  }
  if (reference.type !== 'prometheus') return [`datasource.type: ${reference.type} is not prometheus`];
  const name = /^\$(?:\{(\w+)\}|(\w+))$/.exec(reference.uid);
  if (name === null) {
    return sources.some(({uid}) => uid === reference.uid)
      ? []
      : [`datasource.uid: ${reference.uid} is not provisioned`];
  }
  const declared = templating?.list.some((each) => each.type === 'datasource' && each.name === (name[1] ?? name[2]));
  return declared === true ? [] : [`datasource.uid: ${reference.uid} is no variable of type datasource`];
}

function listRepeated<T>(values: readonly T[]): T[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
