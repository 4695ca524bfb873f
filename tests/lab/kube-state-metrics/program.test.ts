import {mkdtemp, rm} from 'node:fs/promises';
import {connect} from 'node:net';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {expect, test} from 'vitest';
import {createCertificate} from './certificate.ts';
import {runProgram, startProgram} from './program.ts';

test.each([
  [['--nope'], /'--nope'/],
  [['--kubeconfig=/root/.kube/config'], /'--kubeconfig'/],
  [['pods'], /'pods'/],
  [['--port=http'], /--port wants a port, not http/],
  [
    ['--resources=pods,unicorns'],
    /resource unicorns does not exist in this stand-in\. Available resources: daemonsets,/,
  ],
  [['--metric-allowlist=('], /Invalid regular expression/],
  [['--apiserver=http://127.0.0.1:8080'], /--apiserver wants an https URL/],
])('%j is refused', async (args, message) => {
  const {code, output} = await runProgram(args);
  expect(output).toMatch(message);
  expect(code).toBe(2);
});

test('outside of a pod it does not start', async () => {
  const {code, output} = await runProgram(['--port=0', '--telemetry-port=0']);
  expect(output).toMatch(/KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT must be defined/);
  expect(code).toBe(1);
});

test('without a token it does not start', async () => {
  const env = {RUNBOOK_LAB_SERVICE_ACCOUNT: '/nowhere'};
  const {code, output} = await runProgram(['--port=0', '--telemetry-port=0', '--apiserver=https://127.0.0.1:1'], env);
  expect(output).toMatch(/ENOENT.*\/nowhere\/token/);
  expect(code).toBe(1);
});

test('its probes answer, and other paths do not', async () => {
  await using program = await startProgram();
  for (const probe of ['/healthz', '/livez']) {
    const response = await program.get(probe);
    expect([probe, response.status, await response.text()]).toEqual([probe, 200, 'OK']);
  }
  expect((await program.getTelemetry('/readyz')).status).toBe(200);
  expect((await program.get('/readyz')).status).toBe(404);
  expect(program.output()).toContain('simulated');
});

test('/livez asks the API server, /healthz does not', async () => {
  await using program = await startProgram();
  program.api.token = 'another';
  expect((await program.get('/livez')).status).toBe(503);
  expect((await program.get('/healthz')).status).toBe(200);
});

test('--apiserver wins over the address that pods are given', async () => {
  await using program = await startProgram({
    args: ['--apiserver=https://127.0.0.1:PORT'],
    environment: () => ({KUBERNETES_SERVICE_HOST: '192.0.2.1', KUBERNETES_SERVICE_PORT: '443'}),
  });
  await expect.poll(() => program.api.lists.length, {timeout: 20_000}).toBe(7);
});

test('an API server of another authority gets no token', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'runbook-authority-'));
  const authority = await createCertificate(directory);
  await rm(directory, {recursive: true});
  await using program = await startProgram({authority});
  await expect.poll(() => program.output(), {timeout: 20_000}).toMatch(/failed to list \*v1\.Pod .*certificate/);
  expect(program.api.lists).toEqual([]);
});

test.each(['SIGTERM', 'SIGINT'] as const)('%s ends it at once, in the middle of watches', async (signal) => {
  await using program = await startProgram();
  await expect.poll(() => program.api.watches.length, {timeout: 20_000}).toBe(7);
  // A request that is not whole, too, is let go.
  const half = connect(program.port, '127.0.0.1').on('error', () => undefined);
  half.write('GET /metrics HTTP/1.1\r\n');
  expect((await program.get('/metrics')).status).toBe(200);
  const began = performance.now();
  expect(await program.stop(signal)).toMatchObject({code: 0, signal: null});
  expect(performance.now() - began).toBeLessThan(2000);
});
