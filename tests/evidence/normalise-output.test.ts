import {expect, test} from 'vitest';
import {normaliseOutput} from '../../src/evidence/normalise-output.ts';

const none = new Map<string, string>();

test.each([
  [
    '-----BEGIN CERTIFICATE-----\nMIIB\nAAAA\n-----END CERTIFICATE-----',
    '-----BEGIN CERTIFICATE-----\n…\n-----END CERTIFICATE-----',
  ],
  [
    '    -----BEGIN RSA PRIVATE KEY-----\n    MIIB\n    -----END RSA PRIVATE KEY-----',
    '    -----BEGIN RSA PRIVATE KEY-----\n…\n    -----END RSA PRIVATE KEY-----',
  ],
  ['token: abc.def', 'token: <secret>'],
  ['kubeadm join --token abcdef.0123456789abcdef', 'kubeadm join --token <token>'],
  ['Authorization: Bearer eyJhbGciOi.eyJpc3Mi.c2lnbmF0dXJl', 'Authorization: Bearer <token>'],
  ['https://user:pass@host/', 'https://user:<secret>@host/'],
  ['"at":"2026-11-25T17:56:16.123Z"', '"at":"<time>"'],
  ['Watchdog   2026-11-25 17:55:30 UTC  active', 'Watchdog   <time>  active'],
  ['notAfter=Nov 25 17:54:48 2027 GMT', 'notAfter=<time>'],
  ['took = 2.909085ms', 'took = <duration>'],
  ['are healthy after 19.012450 seconds', 'are healthy after <duration>'],
  ['[kubelet-check] Initial timeout of 40s passed.\n[addons] Applied', '[addons] Applied'],
  ['rtt min/avg/max/mdev = 0.194/0.194/0.194/0.000 ms', 'rtt min/avg/max/mdev = <duration>'],
  ['time=0.046 ms', 'time=<duration>'],
  ['up 1h2m3s, 5m', 'up <duration>, <duration>'],
  ['uid 90b6d1ab-185a-4e00-a8eb-cb058327c6d5', 'uid <uuid>'],
  ['"mac": "66:17:6d:04:b5:62"', '"mac": "<mac>"'],
  ['web-6d7895848c-28s98 is up', 'web-<pod> is up'],
  ['web-5b7vxkz9wq-x2zt9 is up', 'web-<pod> is up'],
  ['web-78747cb49c-5m24s is up', 'web-<pod> is up'],
  ['pod/web-245678922s-2442m evicted', 'pod/web-<pod> evicted'],
  ['I1125 18:10:22.123456   12345 request.go:655] Throttling request took 1.1s\nok', 'ok'],
  ['Waiting for deployment "web" rollout to finish: 0 of 1 updated replicas are available...\ndone', 'done'],
  ['40F79574807F0000:error:0A000412:SSL', '<hex>:error:0A000412:SSL'],
  ['sha256:e43cfb00d7b3b4013e548b6f', 'sha256:<hex>'],
  ['Start Time: 1795629238', 'Start Time: <number>'],
  ['from 127.0.0.1:41234 to 127.0.0.1:2379', 'from 127.0.0.1:<port> to 127.0.0.1:2379'],
  ['/tmp/tmp.Xb3k/file', '/tmp/<name>/file'],
  ['cni0: port 1(veth1a2b3c4d) forwarding', 'cni0: port 1(veth<hex>) forwarding'],
  ['unpacked runbook-check-4711', 'unpacked runbook-check-<number>'],
  [
    'node_uname_info{release="6.1.0-40-amd64",machine="x86_64"} 1',
    'node_uname_info{release="<kernel>",machine="x86_64"} 1',
  ],
  ['version="#1 SMP PREEMPT_DYNAMIC Debian 6.1.153-1"', 'version="<kernel>"'],
  ['a.key b.key differ: byte 12, line 1', 'a.key b.key differ'],
])('%j has no run of its own', (output, normal) => {
  expect(normaliseOutput(output, none)).toBe(normal);
});

test.each([
  'etcd-v3.4.23-linux-amd64.tar.gz: OK',
  'subject=O = system:nodes, CN = system:node:node01',
  '10.244.1.0/24 via 172.16.0.66 dev host0',
  'kubelet v1.20.2, 4 passed, exit code 1',
  'KUBE-SVC-NPX46M4PTMTKRN6Y 10.96.0.1/32 dpt:443',
  'facade: decaff and effaced words',
  'kube-controller-manager and prometheus-operator-proxy',
])('leaves %j alone', (output) => {
  expect(normaliseOutput(output, none)).toBe(output);
});

test('a value that was read from a host stands by its name', () => {
  expect(normaliseOutput('curl http://10.96.14.24/, not 10.96.14.240', new Map([['web_ip', '10.96.14.24']]))).toBe(
    'curl http://{{web_ip}}/, not 10.96.14.240',
  );
});

test('a long output keeps its two ends, a long line its beginning', () => {
  const lines = Array.from({length: 200}, (_, index) => `line ${String(index)}`);
  const cut = normaliseOutput(lines.join('\n'), none).split('\n');
  expect(cut).toHaveLength(60);
  expect(cut.slice(48, 51)).toEqual(['line 48', '… (141)', 'line 190']);
  expect(cut.at(-1)).toBe('line 199');
  expect(normaliseOutput('x'.repeat(500), none)).toBe(`${'x'.repeat(400)}…`);
});
