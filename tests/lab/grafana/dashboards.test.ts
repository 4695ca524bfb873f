import {expect, test} from 'vitest';
import {checkDashboard} from '../../../src/lab/grafana/dashboard-check.ts';
import {dashboardSchema} from '../../../src/lab/grafana/dashboard-schema.ts';
import {describeIssue} from '../../../src/lab/grafana/refusal.ts';
import {createFolder, createProviders, dashboard, expectRefusal, panel, startStandIn} from './stand-in.ts';

const target = {refId: 'A', expr: 'up'};
const below = {...panel, id: 2, gridPos: {x: 0, y: 8, w: 24, h: 8}};
const row = {id: 3, type: 'row', title: 'More', gridPos: {x: 0, y: 16, w: 24, h: 1}};

/** The problems of the good dashboard with changes. The good data source is provisioned and the default. */
function check(changes: object): string[] {
  const parsed = dashboardSchema.safeParse({...dashboard, ...changes});
  if (!parsed.success) return parsed.error.issues.map(describeIssue);
  const source = {uid: 'prometheus', isDefault: true} as Parameters<typeof checkDashboard>[1][number];
  return checkDashboard(parsed.data, [source]);
}

test.each<[string, object]>([
  ['as it is', {}],
  ['with panels beside and below', {panels: [panel, {...panel, id: 4, gridPos: {...panel.gridPos, x: 12}}, below]}],
  ['with panels in a collapsed row', {panels: [panel, {...row, collapsed: true, panels: [below]}]}],
  ['with a text that asks nothing', {panels: [{id: 1, type: 'text', gridPos: panel.gridPos, options: {content: ''}}]}],
  ['with the default data source', {panels: [{...panel, datasource: undefined, targets: [target]}]}],
  [
    'with anchors and groups',
    {panels: [{...panel, targets: [{...target, expr: 'label_replace(up{a=~"b$"}, "c", "$1", "a", ".*")'}]}]},
  ],
  ['with intervals of Grafana', {panels: [{...panel, targets: [{...target, expr: 'rate(a[$__rate_interval])'}]}]}],
  [
    'with the data source in a variable',
    {
      templating: {list: [{name: 'datasource', type: 'datasource', query: 'prometheus'}]},
      panels: [{...panel, datasource: {type: 'prometheus', uid: '${datasource}'}, targets: [target]}],
    },
  ],
])('a dashboard %s is good', (_, changes) => {
  expect(check(changes)).toEqual([]);
});

test.each<[string, object, RegExp]>([
  ['an unknown key', {templates: []}, /Unrecognized key: "templates"/],
  ['no uid', {uid: undefined}, /^uid: /],
  ['a uid that is none', {uid: 'a b'}, /^uid: a uid/],
  ['a uid of 41', {uid: 'a'.repeat(41)}, /^uid: a uid/],
  ['no title', {title: ''}, /^title: /],
  ['a version that is none', {schemaVersion: '41'}, /^schemaVersion: /],
  ['no panel', {panels: []}, /^panels: /],
  ['an export for others', {__inputs: []}, /Unrecognized key: "__inputs"/],
  ['a panel of no known type', {panels: [{...panel, type: 'graph'}]}, /^panels\[0\]\.type: /],
  ['a panel id twice', {panels: [panel, {...below, id: 1}]}, /the id 1 stands twice/],
  [
    'a panel id twice within a row',
    {panels: [panel, {...row, collapsed: true, panels: [{...below, id: 1}]}]},
    /the id 1/,
  ],
  ['a panel beyond the columns', {panels: [{...panel, gridPos: {...panel.gridPos, x: 13}}]}, /gridPos: .*24 columns/],
  ['panels that overlap', {panels: [panel, {...below, gridPos: {x: 11, y: 7, w: 2, h: 2}}]}, /panels 1 and 2 overlap/],
  [
    'panels of a row that overlap',
    {panels: [{...row, collapsed: true, panels: [panel, {...below, gridPos: panel.gridPos}]}]},
    /panels 1 and 2 overlap/,
  ],
  ['a row that is open and holds panels', {panels: [{...row, panels: [panel]}]}, /only a collapsed row/],
  ['a panel that asks nothing', {panels: [{...panel, targets: []}]}, /panel 1: targets: no query/],
  ['a query twice named', {panels: [{...panel, targets: [target, target]}]}, /refId A stands twice/],
  [
    'an empty query',
    {panels: [{...panel, targets: [{...target, expr: ' '}]}]},
    /targets\[0\]\.expr: an empty expression/,
  ],
  ['a query without a name', {panels: [{...panel, targets: [{expr: 'up'}]}]}, /targets\[0\]\.refId: /],
  ['a query of no variable', {templating: {list: []}}, /panel 1: target A: expr: no variable instance/],
  [
    'a data source that is not there',
    {panels: [{...panel, datasource: {type: 'prometheus', uid: 'other'}}]},
    /panel 1: datasource\.uid: other is not provisioned/,
  ],
  [
    'a query to a data source that is not there',
    {panels: [{...panel, targets: [{...target, datasource: {type: 'prometheus', uid: 'other'}}]}]},
    /other is not provisioned/,
  ],
  [
    'a data source in no variable',
    {panels: [{...panel, datasource: {type: 'prometheus', uid: '$datasource'}}]},
    /no variable of type datasource/,
  ],
  ['another plugin', {panels: [{...panel, datasource: {type: 'loki', uid: 'prometheus'}}]}, /loki is not prometheus/],
  ['a variable of no known type', {templating: {list: [{name: 'a', type: 'adhoc'}]}}, /templating\.list\[0\]\.type: /],
  [
    'a variable twice',
    {templating: {list: [...dashboard.templating.list, ...dashboard.templating.list]}},
    /variable instance: stands twice/,
  ],
  [
    'a variable of no query',
    {templating: {list: [{name: 'instance', type: 'query'}]}},
    /variable instance: query: empty/,
  ],
])('a dashboard with %s is refused', (_, changes, said) => {
  expect(check(changes).join('\n')).toMatch(said);
});

test('a bad dashboard keeps the server from starting, and its file is named', async () => {
  await using folder = await createFolder();
  await folder.write('dashboards/nodes.json', '{"uid": "nodes",');
  await expectRefusal(folder, /dashboards\/nodes\.json: .*JSON/);
  await folder.write('dashboards/nodes.json', JSON.stringify({...dashboard, panels: [panel, panel]}));
  await expectRefusal(
    folder,
    /Error: ✗ \S+nodes\.json: panels: the id 1 stands twice\nError: ✗ \S+nodes\.json: panels: the grid/,
  );
  await folder.write('dashboards/nodes.json', JSON.stringify(dashboard));
  await folder.write('dashboards/deep/copy.json', JSON.stringify(dashboard));
  await expectRefusal(folder, /nodes\.json: uid: nodes stands twice/);
});

test('dashboards are found by title and type, and read back as they were provisioned', async () => {
  await using folder = await createFolder();
  await folder.write('dashboards/Deep Folder/etcd.json', JSON.stringify({...dashboard, uid: 'etcd', title: 'etcd'}));
  const options = {path: `${folder.path}/dashboards`, foldersFromFilesStructure: true};
  await folder.write('provisioning/dashboards/files.yaml', createProviders(folder.path, {folder: '', options}));
  await using server = await startStandIn(folder);
  const search = async (query: string): Promise<unknown> => (await server.ask(`/api/search?${query}`)).json();
  expect(await search('type=dash-db&query=')).toMatchObject([
    {uid: 'etcd', folderTitle: 'Deep Folder', type: 'dash-db'},
    {uid: 'nodes', url: '/d/nodes/all-nodes'},
  ]);
  expect(await search('query=NODES')).toMatchObject([{uid: 'nodes', title: 'All Nodes'}]);
  expect(await search('type=dash-folder')).toMatchObject([{title: 'Deep Folder', type: 'dash-folder'}]);
  expect((await server.ask('/api/search?tag=a')).status).toBe(400);
  expect(await (await server.ask('/api/folders')).json()).toMatchObject([{title: 'Deep Folder'}]);
  expect(await (await server.ask('/api/dashboards/uid/nodes')).json()).toMatchObject({
    dashboard,
    meta: {provisioned: true, provisionedExternalId: 'nodes.json', folderTitle: 'General'},
  });
  expect((await server.ask('/api/dashboards/uid/none')).status).toBe(404);
});
