import {expect, test} from 'vitest';
import {createTextReport} from '../../src/report/text.ts';
import type {ReportContext} from '../../src/report/report.ts';
import {context} from './context.ts';
import type {Failure} from '../../src/model/outcome.ts';
import {createFailedRun, createRequiredRun, failure} from './events.ts';

function render(change: Partial<ReportContext> = {}, events = createFailedRun()): string {
  return events.map(createTextReport({...context, ...change})).join('');
}

test('plain lines', () => {
  expect(render()).toMatchInlineSnapshot(`
    "running binary-install on lab  4 steps, 3 hosts  20260801T101500-3fa9c1
    [1/4] 写入 hosts 文件 (hosts-file) – master, node01, node02: already applied
    [2/4] 下载 etcd 并核对校验和 (etcd-archive)
      ✓ master: passed  4.0s
    [3/4] 启动 etcd (etcd-start)
      ! node01: its clock is 3 seconds off
      ✓ node01: passed  6.0s
      ✗ master: exit code 7
        run  content/docs/binary-install/etcd.mdx:50
            48 │ systemctl daemon-reload
            49 │ systemctl enable etcd
        >   50 │ systemctl restart etcd
            51 │ systemctl status etcd
        last output:
               │ Created symlink.
               │ Job for etcd.service failed.
               │ See "journalctl -xe" & <more>.
    ✗ failed  1 passed, 1 skipped, 1 failed, 1 not run  24s
    journal /state/20260801T101500-3fa9c1.jsonl
    mend the cause, then go on: runbook resume 20260801T101500-3fa9c1
    "
  `);
});

test('the checks of a runbook that is required', () => {
  expect(render({}, createRequiredRun(true))).toMatchInlineSnapshot(`
    "running binary-install on lab  4 steps, 3 hosts  20260801T101500-3fa9c1
      ✓ kubeadm-install, which is required: its checks pass  21s
    "
  `);
  expect(render({}, createRequiredRun(false))).toMatchInlineSnapshot(`
    "running binary-install on lab  4 steps, 3 hosts  20260801T101500-3fa9c1
    ✗ kubeadm-install, which is required: 启动 etcd (etcd-start) does not pass
      ✗ node01: exit code 7
        run  content/docs/binary-install/etcd.mdx:50
            48 │ systemctl daemon-reload
            49 │ systemctl enable etcd
        >   50 │ systemctl restart etcd
            51 │ systemctl status etcd
        last output:
               │ Created symlink.
               │ Job for etcd.service failed.
               │ See "journalctl -xe" & <more>.
      ✗ first run: runbook exec
    "
  `);
});

test('a refusal is said to those who want failures alone', () => {
  expect(render({detail: 'quiet'}, createRequiredRun(true))).toBe('');
  expect(render({detail: 'quiet'}, createRequiredRun(false))).toMatch(
    /^✗ kubeadm-install[^]*✗ first run: runbook exec\n$/,
  );
});

test('in Chinese', () => {
  expect(render({language: 'zh'})).toMatchInlineSnapshot(`
    "运行 binary-install，目标环境 lab  4 个步骤，3 台主机  20260801T101500-3fa9c1
    [1/4] 写入 hosts 文件 (hosts-file) – master, node01, node02: 已应用
    [2/4] 下载 etcd 并核对校验和 (etcd-archive)
      ✓ master: 通过  4.0s
    [3/4] 启动 etcd (etcd-start)
      ! node01: 时钟相差 3 秒
      ✓ node01: 通过  6.0s
      ✗ master: 退出码 7
        运行  content/docs/binary-install/etcd.mdx:50
            48 │ systemctl daemon-reload
            49 │ systemctl enable etcd
        >   50 │ systemctl restart etcd
            51 │ systemctl status etcd
        最后的输出：
               │ Created symlink.
               │ Job for etcd.service failed.
               │ See "journalctl -xe" & <more>.
    ✗ 失败  1 通过，1 跳过，1 失败，1 未运行  24s
    日志 /state/20260801T101500-3fa9c1.jsonl
    解决问题后继续：runbook resume 20260801T101500-3fa9c1
    "
  `);
});

test('quiet: the failure and the summary', () => {
  expect(render({detail: 'quiet'})).toMatchInlineSnapshot(`
    "[3/4] 启动 etcd (etcd-start)
      ✗ master: exit code 7
        run  content/docs/binary-install/etcd.mdx:50
            48 │ systemctl daemon-reload
            49 │ systemctl enable etcd
        >   50 │ systemctl restart etcd
            51 │ systemctl status etcd
        last output:
               │ Created symlink.
               │ Job for etcd.service failed.
               │ See "journalctl -xe" & <more>.
    ✗ failed  1 passed, 1 skipped, 1 failed, 1 not run  24s
    journal /state/20260801T101500-3fa9c1.jsonl
    mend the cause, then go on: runbook resume 20260801T101500-3fa9c1
    "
  `);
});

test('verbose: what the hosts print, in whole lines', () => {
  expect(render({detail: 'verbose'})).toContain('  master │ done: 校验和 一致\n  master │ no newline\n');
});

test('a host that was cut off', () => {
  expect(render({}, createFailedRun({status: 'unreachable', detail: 'Connection reset'}))).toMatchInlineSnapshot(`
    "running binary-install on lab  4 steps, 3 hosts  20260801T101500-3fa9c1
    [1/4] 写入 hosts 文件 (hosts-file) – master, node01, node02: already applied
    [2/4] 下载 etcd 并核对校验和 (etcd-archive)
      ✓ master: passed  4.0s
    [3/4] 启动 etcd (etcd-start)
      ! node01: its clock is 3 seconds off
      ✗ master: unreachable: Connection reset  6.0s
      ✓ node01: passed  6.0s
    ✗ a host was unreachable  1 passed, 1 skipped, 1 unreachable, 1 not run  24s
    journal /state/20260801T101500-3fa9c1.jsonl
    mend the cause, then go on: runbook resume 20260801T101500-3fa9c1
    "
  `);
});

test('a host that nobody answers on and one that another run holds', () => {
  const report = createTextReport(context);
  expect(
    report({type: 'host-unreachable', at: '', host: 'node01', detail: 'ssh: No route\nlost\n'}) +
      report({type: 'host-locked', at: '', host: 'node02', holder: 'root@laptop 20260801T101500-3fa9c1'}),
  ).toMatchInlineSnapshot(`
    "  ✗ node01: unreachable: ssh: No route
        lost
      ✗ node02: held by another run: root@laptop 20260801T101500-3fa9c1
    "
  `);
});

test('a capture that failed on another host names that host and shows what ran there', () => {
  const capture: Failure = {...failure, kind: 'capture', host: 'node02', reason: 'not-captured', detail: 'token: int'};
  const findBlock: ReportContext['findBlock'] = (host) => `ran on ${host}`;
  const text = render({findBlock}, createFailedRun({status: 'failed', seconds: 0, failure: capture}));
  expect(text).toContain('✗ master: its output is no value of the declared type: token: int @ node02\n');
  expect(text).toContain('ran on node02\n');
});
