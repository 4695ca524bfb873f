import {afterAll, beforeAll, expect, test, vi} from 'vitest';
import {objects} from './objects.ts';
import {startProgram, type RunningProgram} from './program.ts';

let program: RunningProgram;

beforeAll(async () => {
  program = await startProgram({prepare: putObjects});
  await vi.waitUntil(() => program.api.watches.length === 7, {timeout: 20_000});
});
afterAll(() => program[Symbol.asyncDispose]());

function putObjects({objects: place}: RunningProgram['api']): void {
  for (const [path, list] of objects) place.set(path, [...list]);
}

/** What is said of a resource, without the help texts. */
async function readMetrics(prefix: string): Promise<string> {
  const lines = (await (await program.get('/metrics')).text()).split('\n');
  return lines.filter((line) => new RegExp(`^(# TYPE )?${prefix}_`).test(line)).join('\n');
}

test('nodes', async () => {
  expect(await readMetrics('kube_node')).toMatchInlineSnapshot(`
    "# TYPE kube_node_created gauge
    kube_node_created{node="node1"} 1.714979289e+09
    # TYPE kube_node_info gauge
    kube_node_info{node="node1",kernel_version="6.1.0",os_image="Debian GNU/Linux 12 (bookworm)",container_runtime_version="containerd://1.6.20",kubelet_version="v1.20.2",kubeproxy_version="deprecated",provider_id="",pod_cidr="10.244.1.0/24",system_uuid="system-1",internal_ip="172.16.0.12"} 1
    # TYPE kube_node_spec_unschedulable gauge
    kube_node_spec_unschedulable{node="node1"} 1
    # TYPE kube_node_status_allocatable gauge
    kube_node_status_allocatable{node="node1",resource="cpu",unit="core"} 1.9
    kube_node_status_allocatable{node="node1",resource="example_org_gpu",unit="integer"} 1
    kube_node_status_allocatable{node="node1",resource="memory",unit="byte"} 4.018311168e+09
    # TYPE kube_node_status_capacity gauge
    kube_node_status_capacity{node="node1",resource="cpu",unit="core"} 2
    kube_node_status_capacity{node="node1",resource="ephemeral_storage",unit="byte"} 1.073741824e+10
    kube_node_status_capacity{node="node1",resource="hugepages_2Mi",unit="byte"} 0
    kube_node_status_capacity{node="node1",resource="memory",unit="byte"} 4.123168768e+09
    kube_node_status_capacity{node="node1",resource="pods",unit="integer"} 110
    # TYPE kube_node_status_condition gauge
    kube_node_status_condition{node="node1",condition="Ready",status="true"} 1
    kube_node_status_condition{node="node1",condition="Ready",status="false"} 0
    kube_node_status_condition{node="node1",condition="Ready",status="unknown"} 0
    kube_node_status_condition{node="node1",condition="DiskPressure",status="true"} 0
    kube_node_status_condition{node="node1",condition="DiskPressure",status="false"} 0
    kube_node_status_condition{node="node1",condition="DiskPressure",status="unknown"} 1"
  `);
});

test('pods', async () => {
  expect(await readMetrics('kube_pod')).toMatchInlineSnapshot(`
    "# TYPE kube_pod_container_resource_limits gauge
    kube_pod_container_resource_limits{namespace="shop",pod="web-1",uid="uid-1",container="app",node="node1",resource="memory",unit="byte"} 1.34217728e+08
    # TYPE kube_pod_container_resource_requests gauge
    kube_pod_container_resource_requests{namespace="shop",pod="web-1",uid="uid-1",container="app",node="node1",resource="cpu",unit="core"} 0.1
    kube_pod_container_resource_requests{namespace="shop",pod="web-1",uid="uid-1",container="app",node="node1",resource="memory",unit="byte"} 6.7108864e+07
    # TYPE kube_pod_container_status_ready gauge
    kube_pod_container_status_ready{namespace="shop",pod="web-1",uid="uid-1",container="app"} 1
    kube_pod_container_status_ready{namespace="shop",pod="web-1",uid="uid-1",container="side"} 0
    # TYPE kube_pod_container_status_restarts_total counter
    kube_pod_container_status_restarts_total{namespace="shop",pod="web-1",uid="uid-1",container="app"} 3
    kube_pod_container_status_restarts_total{namespace="shop",pod="web-1",uid="uid-1",container="side"} 0
    # TYPE kube_pod_container_status_waiting_reason gauge
    kube_pod_container_status_waiting_reason{namespace="shop",pod="web-1",uid="uid-1",container="side",reason="ImagePullBackOff"} 1
    # TYPE kube_pod_created gauge
    kube_pod_created{namespace="shop",pod="web-1",uid="uid-1"} 1.714979289e+09
    kube_pod_created{namespace="shop",pod="bare",uid="uid-2"} 1.714979289e+09
    # TYPE kube_pod_info gauge
    kube_pod_info{namespace="shop",pod="web-1",uid="uid-1",host_ip="172.16.0.12",pod_ip="10.244.1.5",node="node1",created_by_kind="ReplicaSet",created_by_name="web",priority_class="high",host_network="false"} 1
    kube_pod_info{namespace="shop",pod="bare",uid="uid-2",host_ip="",pod_ip="",node="",created_by_kind="",created_by_name="",priority_class="",host_network="true"} 1
    # TYPE kube_pod_owner gauge
    kube_pod_owner{namespace="shop",pod="web-1",uid="uid-1",owner_kind="ReplicaSet",owner_name="web",owner_is_controller="true"} 1
    kube_pod_owner{namespace="shop",pod="bare",uid="uid-2",owner_kind="",owner_name="",owner_is_controller=""} 1
    # TYPE kube_pod_status_phase gauge
    kube_pod_status_phase{namespace="shop",pod="web-1",uid="uid-1",phase="Pending"} 0
    kube_pod_status_phase{namespace="shop",pod="web-1",uid="uid-1",phase="Succeeded"} 0
    kube_pod_status_phase{namespace="shop",pod="web-1",uid="uid-1",phase="Failed"} 0
    kube_pod_status_phase{namespace="shop",pod="web-1",uid="uid-1",phase="Unknown"} 0
    kube_pod_status_phase{namespace="shop",pod="web-1",uid="uid-1",phase="Running"} 1
    kube_pod_status_phase{namespace="shop",pod="bare",uid="uid-2",phase="Pending"} 1
    kube_pod_status_phase{namespace="shop",pod="bare",uid="uid-2",phase="Succeeded"} 0
    kube_pod_status_phase{namespace="shop",pod="bare",uid="uid-2",phase="Failed"} 0
    kube_pod_status_phase{namespace="shop",pod="bare",uid="uid-2",phase="Unknown"} 0
    kube_pod_status_phase{namespace="shop",pod="bare",uid="uid-2",phase="Running"} 0
    # TYPE kube_pod_status_ready gauge
    kube_pod_status_ready{namespace="shop",pod="web-1",uid="uid-1",condition="true"} 0
    kube_pod_status_ready{namespace="shop",pod="web-1",uid="uid-1",condition="false"} 1
    kube_pod_status_ready{namespace="shop",pod="web-1",uid="uid-1",condition="unknown"} 0"
  `);
});

test('deployments', async () => {
  expect(await readMetrics('kube_deployment')).toMatchInlineSnapshot(`
    "# TYPE kube_deployment_status_replicas gauge
    kube_deployment_status_replicas{namespace="shop",deployment="web"} 6
    # TYPE kube_deployment_status_replicas_ready gauge
    kube_deployment_status_replicas_ready{namespace="shop",deployment="web"} 2
    # TYPE kube_deployment_status_replicas_available gauge
    kube_deployment_status_replicas_available{namespace="shop",deployment="web"} 1
    # TYPE kube_deployment_status_replicas_unavailable gauge
    kube_deployment_status_replicas_unavailable{namespace="shop",deployment="web"} 5
    # TYPE kube_deployment_status_replicas_updated gauge
    kube_deployment_status_replicas_updated{namespace="shop",deployment="web"} 4
    # TYPE kube_deployment_status_observed_generation gauge
    kube_deployment_status_observed_generation{namespace="shop",deployment="web"} 3
    # TYPE kube_deployment_status_condition gauge
    kube_deployment_status_condition{namespace="shop",deployment="web",reason="MinimumReplicasUnavailable",condition="Available",status="true"} 0
    kube_deployment_status_condition{namespace="shop",deployment="web",reason="MinimumReplicasUnavailable",condition="Available",status="false"} 1
    kube_deployment_status_condition{namespace="shop",deployment="web",reason="MinimumReplicasUnavailable",condition="Available",status="unknown"} 0
    kube_deployment_status_condition{namespace="shop",deployment="web",reason="unknown",condition="Progressing",status="true"} 1
    kube_deployment_status_condition{namespace="shop",deployment="web",reason="unknown",condition="Progressing",status="false"} 0
    kube_deployment_status_condition{namespace="shop",deployment="web",reason="unknown",condition="Progressing",status="unknown"} 0
    # TYPE kube_deployment_spec_replicas gauge
    kube_deployment_spec_replicas{namespace="shop",deployment="web"} 7
    # TYPE kube_deployment_metadata_generation gauge
    kube_deployment_metadata_generation{namespace="shop",deployment="web"} 4"
  `);
});

test('replica sets', async () => {
  expect(await readMetrics('kube_replicaset')).toMatchInlineSnapshot(`
    "# TYPE kube_replicaset_status_ready_replicas gauge
    kube_replicaset_status_ready_replicas{namespace="shop",replicaset="web-5d"} 2
    kube_replicaset_status_ready_replicas{namespace="shop",replicaset="bare"} 0
    # TYPE kube_replicaset_spec_replicas gauge
    kube_replicaset_spec_replicas{namespace="shop",replicaset="web-5d"} 3
    kube_replicaset_spec_replicas{namespace="shop",replicaset="bare"} 0
    # TYPE kube_replicaset_owner gauge
    kube_replicaset_owner{namespace="shop",replicaset="web-5d",owner_kind="Deployment",owner_name="web",owner_is_controller="false"} 1
    kube_replicaset_owner{namespace="shop",replicaset="bare",owner_kind="",owner_name="",owner_is_controller=""} 1"
  `);
});

test('daemon sets', async () => {
  expect(await readMetrics('kube_daemonset')).toMatchInlineSnapshot(`
    "# TYPE kube_daemonset_status_current_number_scheduled gauge
    kube_daemonset_status_current_number_scheduled{namespace="monitoring",daemonset="agent"} 2
    # TYPE kube_daemonset_status_desired_number_scheduled gauge
    kube_daemonset_status_desired_number_scheduled{namespace="monitoring",daemonset="agent"} 3
    # TYPE kube_daemonset_status_number_available gauge
    kube_daemonset_status_number_available{namespace="monitoring",daemonset="agent"} 0
    # TYPE kube_daemonset_status_number_ready gauge
    kube_daemonset_status_number_ready{namespace="monitoring",daemonset="agent"} 1"
  `);
});

test('services', async () => {
  expect(await readMetrics('kube_service')).toMatchInlineSnapshot(`
    "# TYPE kube_service_info gauge
    kube_service_info{namespace="shop",service="web",uid="uid-1",cluster_ip="10.0.0.7",external_name="",load_balancer_ip="",external_traffic_policy="Cluster"} 1
    # TYPE kube_service_spec_type gauge
    kube_service_spec_type{namespace="shop",service="web",uid="uid-1",type="NodePort"} 1"
  `);
});

test('namespaces', async () => {
  expect(await readMetrics('kube_namespace')).toMatchInlineSnapshot(`
    "# TYPE kube_namespace_created gauge
    kube_namespace_created{namespace="shop"} 1.714979289e+09
    # TYPE kube_namespace_status_phase gauge
    kube_namespace_status_phase{namespace="shop",phase="Active"} 1
    kube_namespace_status_phase{namespace="shop",phase="Terminating"} 0"
  `);
});

test("the format is Prometheus' own: a help and a type before each metric, once", async () => {
  const response = await program.get('/metrics');
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  const text = await response.text();
  const names = [...text.matchAll(/^# HELP (\w+) \S.*\n# TYPE \1 (?:gauge|counter)\n\1\{/gm)].map(([, name]) => name);
  expect(names).toHaveLength(36);
  expect(new Set(names).size).toBe(36);
  expect(text.match(/^#/gm)).toHaveLength(72);
});

test('what it says of itself: that it is simulated, and how its requests ended', async () => {
  const response = await program.getTelemetry('/metrics');
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  const lines = (await response.text()).split('\n');
  expect(lines).toContain('runbook_lab_simulated 1');
  expect(lines).toContain('kube_state_metrics_build_info{version="0.0.0-simulated"} 1');
  expect(lines).toContain('kube_state_metrics_list_total{resource="*v1.Pod",result="success"} 1');
  expect(lines).toContain('kube_state_metrics_watch_total{resource="*v1.DaemonSet",result="success"} 1');
});

test('only some resources, namespaces and metrics', async () => {
  await using some = await startProgram({
    args: ['--resources=pods,nodes', '--namespaces=shop,other', '--metric-allowlist=kube_pod_info,_created$'],
    prepare: ({objects: place}) => {
      place.set('/api/v1/nodes', [...(objects.get('/api/v1/nodes') ?? [])]);
      place.set('/api/v1/namespaces/shop/pods', [...(objects.get('/api/v1/pods') ?? [])]);
    },
  });
  await expect.poll(() => some.api.watches.length, {timeout: 20_000}).toBe(3);
  expect(some.api.lists.toSorted()).toEqual([
    '/api/v1/namespaces/other/pods',
    '/api/v1/namespaces/shop/pods',
    '/api/v1/nodes',
  ]);
  const text = await (await some.get('/metrics')).text();
  expect([...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name)).toEqual([
    'kube_node_created',
    'kube_pod_created',
    'kube_pod_info',
  ]);
});
