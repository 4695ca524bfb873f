import {expect, test} from 'vitest';
import {settingsSchema} from '../../../src/lab/grafana/settings-schema.ts';
import {loadSettings} from '../../../src/lab/grafana/settings.ts';
import {createFolder, createIni, expectRefusal, home, startStandIn} from './stand-in.ts';

test.each([
  ['a line that is nothing', 'admin', /grafana\.ini:13: neither a \[section\] nor key = value: admin/],
  ['an unclosed section', '[users', /neither a \[section\]/],
  ['a section twice', '[paths]', /the section stands twice/],
  ['a key twice', 'admin_user = a\nadmin_user = b', /the key stands twice/],
  ['a value that Grafana would cut', 'admin_user = a#b', /cuts a value at # or ;/],
  ['an unknown section', '[user]\nallow_sign_up = false', /Unrecognized key: "user"/],
  ['an unknown key', '[users]\nallow_signup = false', /grafana\.ini: users: Unrecognized key: "allow_signup"/],
  ['no boolean', '[users]\nallow_sign_up = no', /users\.allow_sign_up/],
  ['no duration', '[dashboards]\nmin_refresh_interval = 5', /dashboards\.min_refresh_interval: a duration/],
  ['anonymous users', '[auth.anonymous]\nenabled = true', /the stand-in knows false alone/],
  ['another database', '[database]\ntype = mysql', /database\.type: the stand-in knows sqlite3 alone/],
  ['a file that is not there', 'secret_key = $__file{/nowhere}', /security\.secret_key: \$__file\{\/nowhere\}: ENOENT/],
  ['an unset variable', 'secret_key = ${NOWHERE}', /\$\{NOWHERE\}: the variable is not set/],
  ['another provider of values', 'secret_key = $__vault{a}', /only \$__file/],
])('settings with %s are refused', async (_, lines, said) => {
  await using folder = await createFolder();
  await folder.write('grafana.ini', `${createIni(folder.path)}${lines}\n`);
  await expectRefusal(folder, said);
});

test.each([
  ['a port that is none', {GF_SERVER_HTTP_PORT: 'web'}, /the environment: server\.http_port/],
  ['a name that is no key', {GF_SERVER_HTTPPORT: '3000'}, /GF_SERVER_HTTPPORT: no known key/],
  ['HTTPS without a certificate', {GF_SERVER_PROTOCOL: 'https'}, /server\.cert_file cannot be empty/],
  ['a root URL that is none', {GF_SERVER_ROOT_URL: 'grafana'}, /server\.root_url/],
  ['a start page that is not there', {GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH: '/nowhere.json'}, /no provisioned/],
  ['a folder that is not there', {GF_PATHS_PROVISIONING: '/nowhere'}, /\/nowhere: ENOENT/],
  ['a unit of Type=notify', {NOTIFY_SOCKET: '/run/systemd/notify'}, /write Type=exec/],
])('an environment with %s is refused', async (_, environment, said) => {
  await using folder = await createFolder();
  await expectRefusal(folder, said, environment);
});

test('a taken port is refused', async () => {
  await using folder = await createFolder();
  await using server = await startStandIn(folder);
  await expectRefusal(folder, /EADDRINUSE/, {GF_SERVER_HTTP_PORT: new URL(server.url).port});
});

test('the environment stands over the file, the file over the defaults; files and variables are filled in', async () => {
  await using folder = await createFolder();
  await folder.write('grafana.ini', `${createIni(folder.path)}secret_key = """a#\${WORD}"""\nadmin_user = root\n`);
  const environment = {WORD: 'b', GF_SECURITY_ADMIN_USER: 'boss', GF_AUTH_ANONYMOUS_ENABLED: 'false'};
  const {security, server, paths} = loadSettings({home, config: folder.config, environment});
  expect(security).toMatchObject({secret_key: 'a#b', admin_user: 'boss', admin_password: 'first password'});
  expect(server).toMatchObject({http_port: 0, root_url: 'http://localhost:0/'});
  expect(paths.plugins).toBe(`${home}/data/plugins`);
});

test('every known key has a default', () => {
  expect(settingsSchema.safeParse(loadDefaults()).success).toBe(true);
});

function loadDefaults(): unknown {
  const {paths, ...rest} = loadSettings({home, config: undefined, environment: {}});
  return JSON.parse(JSON.stringify({...rest, paths}), (_, value: unknown) =>
    typeof value === 'boolean' || typeof value === 'number' ? String(value) : value,
  );
}
