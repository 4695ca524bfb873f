import {readFile, stat} from 'node:fs/promises';
import path from 'node:path';
import {execa} from 'execa';
import {expect, test} from 'vitest';
import {createFolder, runStandIn, startStandIn} from './stand-in.ts';

test('a good set starts, answers, says in every answer what it is, and ends cleanly on SIGTERM', async () => {
  await using folder = await createFolder();
  await using server = await startStandIn(folder);
  const health = await server.ask('/api/health', {credentials: ''});
  expect(health.status).toBe(200);
  expect(health.headers.get('x-runbook-simulated')).toBe('grafana');
  expect(await health.json()).toEqual({database: 'ok', version: '13.2.3-simulated', commit: 'simulated'});
  expect((await server.ask('/nowhere')).headers.get('x-runbook-simulated')).toBe('grafana');

  server.process.kill('SIGTERM');
  const {exitCode, stdout = ''} = await server.process;
  expect(exitCode).toBe(0);
  expect(stdout.split('\n')[0]).toBe(
    'level=warn msg="This is the stand-in of the offline lab, not Grafana" version=13.2.3-simulated',
  );
  expect(stdout).toContain('msg="Shutdown started" reason=SIGTERM');
});

test('what is read without a password: the page and the metrics, which name the stand-in', async () => {
  await using folder = await createFolder();
  await using server = await startStandIn(folder);
  const page = await server.ask('/login', {credentials: ''});
  expect(await page.text()).toContain('This is not Grafana');
  const metrics = await (await server.ask('/metrics', {credentials: ''})).text();
  expect(metrics).toContain('\nrunbook_lab_simulated 1\n');
  expect(metrics).toContain('grafana_build_info{');
  expect((await server.ask('/', {credentials: ''})).headers.get('location')).toBe('/login');
});

test('everything else asks for the password; what is no route is not found', async () => {
  await using folder = await createFolder();
  await using server = await startStandIn(folder);
  const none = await server.ask('/api/org', {credentials: ''});
  expect([none.status, await none.json()]).toMatchObject([401, {message: 'Unauthorized'}]);
  for (const credentials of ['admin:wrong', 'other:first password', 'admin']) {
    const wrong = await server.ask('/api/org', {credentials});
    expect([wrong.status, await wrong.json()]).toMatchObject([401, {message: 'Invalid username or password'}]);
  }
  const query = await server.ask('/api/ds/query', {credentials: '', body: {}});
  expect(query.status).toBe(401);
  expect(await (await server.ask('/api/org')).json()).toMatchObject({id: 1});
  expect((await server.ask('/api/nothing')).status).toBe(404);
  expect((await server.ask('/api/org', {body: {}})).status).toBe(404);
  const settings = (await (await server.ask('/api/admin/settings')).json()) as Record<string, Record<string, string>>;
  expect(settings['security']).toMatchObject({
    admin_user: 'admin',
    admin_password: '*********',
    cookie_secure: 'false',
  });
  expect(settings['DEFAULT']).toMatchObject({app_mode: 'production'});
  expect(settings['auth.anonymous']).toEqual({enabled: 'false'});
});

test('settings that show: no metrics, the pid, the log file, another host name', async () => {
  await using folder = await createFolder();
  const pidfile = path.join(folder.path, 'pid');
  await using server = await startStandIn(folder, {GF_METRICS_ENABLED: 'false'}, ['--pidfile', pidfile]);
  expect((await server.ask('/metrics')).status).toBe(404);
  await expect.poll(() => readFile(pidfile, 'utf8').catch(() => '')).toBe(String(server.process.pid));
  expect(await readFile(path.join(folder.path, 'log/grafana.log'), 'utf8')).toContain('HTTP Server Listen');
  await using strict = await startStandIn(folder, {
    GF_SERVER_ENFORCE_DOMAIN: 'true',
    GF_SERVER_DOMAIN: 'grafana.example.org',
    GF_SERVER_ROOT_URL: 'https://grafana.example.org/',
  });
  const elsewhere = await strict.ask('/api/health');
  expect([elsewhere.status, elsewhere.headers.get('location')]).toEqual([
    301,
    'https://grafana.example.org/api/health',
  ]);
});

test('HTTPS with the certificate of the settings, and its own header', async () => {
  await using folder = await createFolder();
  const [key, cert] = [path.join(folder.path, 'key.pem'), path.join(folder.path, 'cert.pem')];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  await execa('openssl', ['req', '-x509', '-newkey', 'ed25519', '-nodes', '-keyout', key, '-out', cert, ...subject]);
  await using server = await startStandIn(folder, {
    GF_SERVER_PROTOCOL: 'https',
    GF_SERVER_CERT_FILE: cert,
    GF_SERVER_CERT_KEY: key,
    GF_SERVER_MIN_TLS_VERSION: 'TLS1.3',
    GF_SECURITY_STRICT_TRANSPORT_SECURITY: 'true',
  });
  const ask = ['--silent', '--include', '--cacert', cert, `${server.url}/api/health`];
  expect((await execa('curl', ask)).stdout).toMatch(/strict-transport-security: max-age=86400[^]*"database":"ok"/);
  expect((await execa('curl', ['--tls-max', '1.2', ...ask], {reject: false})).exitCode).not.toBe(0);
});

test('the account of the first start is stored hashed, for its owner alone', async () => {
  await using folder = await createFolder();
  await using server = await startStandIn(folder);
  expect(server.url).toMatch(/^http:/);
  const file = path.join(folder.path, 'data/grafana-standin.json');
  expect(await readFile(file, 'utf8')).not.toContain('first password');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('the version is no release', async () => {
  expect(await runStandIn(['--version'])).toEqual({
    exitCode: 0,
    stdout: 'grafana version 13.2.3-simulated',
    stderr: '',
  });
  expect((await runStandIn(['serve'])).exitCode).toBe(1);
});
