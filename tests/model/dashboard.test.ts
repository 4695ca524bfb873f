import {expect, test} from 'vitest';
import {dashboardSchema} from '../../src/model/dashboard.ts';
import {sampleDashboard} from './sample-dashboard.ts';

type Path = readonly (string | number)[];

/** Keys whose values may have any keys: names of labels, values, columns. */
const records = new Set(['mappings.0.options', 'options.excludeByName', 'options.renameByName']);
const optional = ['decimals', 'min', 'max', 'thresholds', 'mappings', 'custom', 'legendFormat'];

const objects = listObjects(sampleDashboard, []);

test('the sample is a dashboard', () => {
  expect(dashboardSchema.parse(structuredClone(sampleDashboard))).toEqual(sampleDashboard);
});

test('an unknown key is refused in every object', () => {
  const closed = objects.filter((path) => !isRecord(path));
  expect(closed.length).toBeGreaterThan(40);
  const accepted = closed.filter((path) => accepts(change(path, (object) => ({...object, misspelt: 1}))));
  expect(accepted).toEqual([]);
});

test('every key is needed but those that Grafana has a default for', () => {
  const accepted = objects.flatMap((path) =>
    Object.keys(find(path)).filter((key) => !isRecord(path) && accepts(change(path, (object) => without(object, key)))),
  );
  expect([...new Set(accepted)].sort()).toEqual([...optional].sort());
});

test.each<[string, Path, object]>([
  ['a panel beyond the 24th column', ['panels', 1, 'gridPos'], {x: 20}],
  ['panels on top of each other', ['panels', 1, 'gridPos'], {y: 4}],
  ['a panel without height', ['panels', 0, 'gridPos'], {h: 0}],
  ['two panels with one id', ['panels', 1], {id: 1}],
  ['two panels with one title', ['panels', 1], {title: 'Load'}],
  ['two queries with one refId', ['panels', 0, 'targets', 1], {refId: 'A'}],
  ['a refId of two letters', ['panels', 0, 'targets', 1], {refId: 'AB'}],
  ['another data source', ['panels', 0, 'datasource'], {uid: 'other'}],
  ['an unknown type of panel', ['panels', 0], {type: 'graph'}],
  ['a panel without a description', ['panels', 0], {description: ''}],
  ['an unknown unit', ['panels', 0, 'fieldConfig', 'defaults'], {unit: 'furlong'}],
  ['no panel at all', [], {panels: []}],
  ['a query of nothing', ['panels', 0, 'targets', 0], {expr: ''}],
  ['a uid with a space', [], {uid: 'runbook sample'}],
  ['another schema version', [], {schemaVersion: 38}],
  ['a first threshold with a value', ['panels', 0, 'fieldConfig', 'defaults', 'thresholds', 'steps', 0], {value: 0}],
  ['thresholds that fall', ['panels', 0, 'fieldConfig', 'defaults', 'thresholds', 'steps', 2], {value: 0.5}],
  ['an infinite threshold', ['panels', 0, 'fieldConfig', 'defaults', 'thresholds', 'steps', 2], {value: Infinity}],
])('%s is refused', (_, path, damage) => {
  expect(accepts(change(path, (object) => ({...object, ...damage})))).toBe(false);
});

function accepts(candidate: unknown): boolean {
  return dashboardSchema.safeParse(candidate).success;
}

function without(object: Json, key: string): Json {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
}

type Json = Record<string | number, unknown>;

function change(path: Path, edit: (object: Json) => Json): unknown {
  const copy = structuredClone(sampleDashboard) as unknown as Json;
  const last = path.at(-1);
  if (last === undefined) return edit(copy);
  const parent = find(path.slice(0, -1), copy);
  parent[last] = edit(parent[last] as Json);
  return copy;
}

function find(path: Path, from: Json = sampleDashboard): Json {
  return path.reduce<Json>((object, key) => object[key] as Json, from);
}

function listObjects(value: unknown, path: Path): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.entries(value).flatMap(([key, each]) => listObjects(each, [...path, key]));
  return Array.isArray(value) ? below : [path, ...below];
}

function isRecord(path: Path): boolean {
  return [...records].some((end) => path.join('.').endsWith(end));
}
