import {setTimeout as sleep} from 'node:timers/promises';
import {expect, test} from 'vitest';
import {startProgram, type RunningProgram} from './program.ts';

const pods = '/api/v1/pods';
const within = {timeout: 2000, interval: 20};
const onlyPods = {args: ['--resources=pods', '--metric-allowlist=kube_pod_status_phase']};

function createPod(name: string, phase: string, resourceVersion = '101'): object {
  return {metadata: {name, namespace: 'shop', uid: name, resourceVersion}, spec: {containers: []}, status: {phase}};
}

/** The pods that are known and the phase of each. */
async function readPhases({readLines}: RunningProgram): Promise<string[]> {
  const lines = (await readLines('kube_pod_status_phase')).filter((line) => line.endsWith(' 1'));
  return lines.map((line) => line.replace(/.*pod="(\w+)".*phase="(\w+)".*/, '$1 $2')).sort();
}

async function startFollowing(): Promise<RunningProgram> {
  const program = await startProgram({
    ...onlyPods,
    prepare: ({objects}) => objects.set(pods, [createPod('old', 'Running', '90')]),
  });
  await expect.poll(() => program.api.watches.length, {timeout: 20_000}).toBe(1);
  return program;
}

test('metrics follow what a watch says, and nothing is listed again', async () => {
  await using program = await startFollowing();
  const {api} = program;
  expect(await readPhases(program)).toEqual(['old Running']);
  api.send(pods, 'ADDED', createPod('new', 'Pending'));
  await expect.poll(() => readPhases(program), within).toEqual(['new Pending', 'old Running']);
  api.send(pods, 'MODIFIED', createPod('new', 'Running', '102'));
  await expect.poll(() => readPhases(program), within).toEqual(['new Running', 'old Running']);
  api.send(pods, 'DELETED', createPod('old', 'Running', '103'));
  await expect.poll(() => readPhases(program), within).toEqual(['new Running']);
  await sleep(1500);
  expect(api.lists).toEqual([pods]);
  expect(api.watches).toHaveLength(1);
  expect(Object.fromEntries(api.watches[0]?.query ?? [])).toMatchObject({
    resourceVersion: '100',
    allowWatchBookmarks: 'true',
  });
});

test('a watch that ended goes on after its last event or bookmark', async () => {
  await using program = await startFollowing();
  const {api} = program;
  api.send(pods, 'ADDED', createPod('new', 'Pending'));
  api.send(pods, 'BOOKMARK', {kind: 'Pod', metadata: {resourceVersion: '250'}});
  await expect.poll(() => readPhases(program), within).toHaveLength(2);
  api.watches[0]?.response.end();
  await expect.poll(() => api.watches[1]?.query.get('resourceVersion'), within).toBe('250');
  expect(api.lists).toEqual([pods]);
  expect(await readPhases(program)).toEqual(['new Pending', 'old Running']);
});

test.each(['end', 'reset'] as const)(
  'after the %s of a connection a new one is made, and what is known stays',
  async (how) => {
    await using program = await startFollowing();
    const {api} = program;
    api.breakConnections(how);
    await expect.poll(() => api.watches.length, within).toBe(2);
    expect(api.lists).toEqual([pods]);
    expect(await readPhases(program)).toEqual(['old Running']);
    api.send(pods, 'ADDED', createPod('new', 'Pending'));
    await expect.poll(() => readPhases(program), within).toHaveLength(2);
  },
);

test('an event that says 410 leads to a new list, and what is gone from it is gone', async () => {
  await using program = await startFollowing();
  const {api} = program;
  api.objects.set(pods, [createPod('other', 'Running')]);
  api.send(pods, 'ERROR', {kind: 'Status', code: 410, message: 'too old resource version'});
  await expect.poll(() => readPhases(program), within).toEqual(['other Running']);
  expect(api.lists).toEqual([pods, pods]);
  await expect.poll(() => api.watches.length, within).toBe(2);
});

test('a resource that is forbidden has no metrics, is counted, tried again and harms no other', async () => {
  const forbidden = '/apis/apps/v1/deployments';
  await using program = await startProgram({
    args: ['--resources=pods,deployments'],
    prepare: (api) => {
      api.forbidden.add(forbidden);
      api.objects.set(pods, [createPod('old', 'Running')]);
      api.objects.set(forbidden, [{metadata: {name: 'web', namespace: 'shop'}, spec: {replicas: 2}, status: {}}]);
    },
  });
  const failed = async (): Promise<number> => {
    const text = await (await program.getTelemetry('/metrics')).text();
    return Number(
      /^kube_state_metrics_list_total\{resource="\*v1.Deployment",result="error"\} (\d+)$/m.exec(text)?.[1],
    );
  };
  await expect.poll(failed, {timeout: 20_000}).toBeGreaterThanOrEqual(2);
  expect((await program.get('/healthz')).status).toBe(200);
  expect(await readPhases(program)).toEqual(['old Running']);
  expect(await (await program.get('/metrics')).text()).not.toContain('kube_deployment');
  expect(program.output()).toContain('failed to list *v1.Deployment at /apis/apps/v1/deployments: 403');
  program.api.forbidden.clear();
  await expect
    .poll(() => program.readLines('kube_deployment_spec_replicas'), {timeout: 20_000})
    .toEqual(['kube_deployment_spec_replicas{namespace="shop",deployment="web"} 2']);
});

test('a new token is read when the old one ends', async () => {
  await using program = await startFollowing();
  const {api} = program;
  api.token = 'second-token';
  await program.writeToken('second-token');
  api.watches[0]?.response.end();
  await expect.poll(() => api.watches.length, within).toBe(2);
  expect(program.output()).not.toMatch(/\b401\b/);
});
