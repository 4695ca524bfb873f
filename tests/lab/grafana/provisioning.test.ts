import {expect, test} from 'vitest';
import {createFolder, createProviders, createSources, dataSource, expectRefusal, startStandIn} from './stand-in.ts';

const second = {...dataSource, name: 'Second', uid: 'second', isDefault: false};

test.each<[string, string, RegExp]>([
  ['that is no YAML', 'datasources: [', /provisioning\/datasources\/prometheus\.yaml: /],
  ['with a key twice', 'apiVersion: 1\napiVersion: 1\ndatasources: []', /Map keys must be unique/],
  ['without a version', '{"datasources": []}', /prometheus\.yaml: apiVersion: /],
  ['with an unknown key', createSources([{...dataSource, isdefault: true}]), /datasources\[0\]: .*"isdefault"/],
  ['with an unknown option', createSources([{...dataSource, jsonData: {method: 'GET'}}]), /jsonData: .*"method"/],
  ['with another type of value', createSources([{...dataSource, editable: 'no'}]), /datasources\[0\]\.editable: /],
  ['with another plugin', createSources([{...dataSource, type: 'loki'}]), /datasources\[0\]\.type: .*prometheus alone/],
  ['without a URL', createSources([{...dataSource, url: 'prometheus:9090'}]), /datasources\[0\]\.url: /],
  [
    'with two defaults',
    createSources([dataSource, {...second, isDefault: true}]),
    /\[1\]\.isDefault: a second default/,
  ],
  [
    'with a uid twice',
    createSources([dataSource, {...second, uid: 'prometheus'}]),
    /\[1\]\.uid: prometheus stands twice/,
  ],
  ['with a name twice', createSources([dataSource, {...second, name: 'Prometheus'}]), /\[1\]\.name: Prometheus stands/],
  ['with a bare $', createSources([{...dataSource, url: 'http://$HOST'}]), /a bare \$/],
])('a file of data sources %s is refused', async (_, text, said) => {
  await using folder = await createFolder();
  await folder.write('provisioning/datasources/prometheus.yaml', text);
  await expectRefusal(folder, said);
});

test.each<[string, object, RegExp]>([
  ['an unknown key', {updateInterval: 10}, /files\.yaml: providers\[0\]: .*"updateInterval"/],
  [
    'an unknown option',
    {options: {path: '/', foldersFromFileStructure: true}},
    /options: .*"foldersFromFileStructure"/,
  ],
  ['another type of value', {disableDeletion: 'true'}, /providers\[0\]\.disableDeletion: /],
  [
    'a folder twice named',
    {options: {path: '/', foldersFromFilesStructure: true}},
    /folder and folderUid must be empty/,
  ],
  ['a folder that is not there', {options: {path: '/nowhere'}}, /provider files: options\.path: ENOENT/],
  ['a folder without dashboards', {options: {path: '/proc/self/fdinfo'}}, /options\.path: no dashboard/],
])('a provider of dashboards with %s is refused', async (_, provider, said) => {
  await using folder = await createFolder();
  await folder.write('provisioning/dashboards/files.yaml', createProviders(folder.path, provider));
  await expectRefusal(folder, said);
});

test.each<[string, string, RegExp]>([
  ['a folder that Grafana does not know', 'datasource/a.yaml', /provisioning\/datasource: Grafana has no such/],
  ['a file that Grafana would not read', 'datasources/a.yaml.bak', /a\.yaml\.bak: Grafana reads \.yaml/],
  ['what the stand-in cannot do', 'alerting/rules.yaml', /alerting: the stand-in cannot provision alerting/],
])('a provisioning folder with %s is refused', async (_, file, said) => {
  await using folder = await createFolder();
  await folder.write(`provisioning/${file}`, createSources([]));
  await expectRefusal(folder, said);
});

test('what was provisioned can be read, with the secrets named only', async () => {
  await using folder = await createFolder();
  const secret = {
    basicAuth: true,
    basicAuthUser: 'reader',
    secureJsonData: {basicAuthPassword: '$__file{/etc/hostname}'},
  };
  await folder.write('provisioning/datasources/second.yml', createSources([{...second, ...secret}]));
  await using server = await startStandIn(folder);
  const list = (await (await server.ask('/api/datasources')).json()) as unknown[];
  expect(list).toMatchObject([
    {id: 1, uid: 'prometheus', isDefault: true, readOnly: true, jsonData: {httpMethod: 'POST', timeInterval: '15s'}},
    {id: 2, uid: 'second', secureJsonFields: {basicAuthPassword: true}},
  ]);
  expect(JSON.stringify(list)).not.toContain('secureJsonData');
  expect(await (await server.ask('/api/datasources/uid/second')).json()).toEqual(list[1]);
  expect((await server.ask('/api/datasources/uid/third')).status).toBe(404);
});
