import {expect, test} from 'vitest';
import {createJunitReport} from '../../src/report/junit.ts';
import {escapeXml} from '../../src/report/xml.ts';
import {context} from './context.ts';
import {createFailedRun, failure} from './events.ts';

test('a test case a step and host', () => {
  expect(createFailedRun().map(createJunitReport(context)).join('')).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="runbook" tests="7" failures="1" errors="0" skipped="4" time="24.000">
      <testsuite name="binary-install" timestamp="2026-08-01T10:15:00.000Z" hostname="lab" tests="7" failures="1" errors="0" skipped="4" time="24.000">
        <testcase classname="binary-install.hosts-file" name="写入 hosts 文件 @ master" time="0.000"><skipped message="already applied"/></testcase>
        <testcase classname="binary-install.hosts-file" name="写入 hosts 文件 @ node01" time="0.000"><skipped message="already applied"/></testcase>
        <testcase classname="binary-install.hosts-file" name="写入 hosts 文件 @ node02" time="0.000"><skipped message="already applied"/></testcase>
        <testcase classname="binary-install.etcd-archive" name="下载 etcd 并核对校验和 @ master" time="2.500"/>
        <testcase classname="binary-install.etcd-start" name="启动 etcd @ master" time="3.200" file="content/docs/binary-install/etcd.mdx" line="50"><failure type="exit-code" message="exit code 7">content/docs/binary-install/etcd.mdx:50
    Created symlink.
    Job for etcd.service failed.
    See &quot;journalctl -xe&quot; &amp; &lt;more&gt;.
    </failure></testcase>
        <testcase classname="binary-install.etcd-start" name="启动 etcd @ node01" time="1.000"/>
        <testcase classname="binary-install.etcd-backup" name="备份 etcd @ master" time="0.000"><skipped message="not run"/></testcase>
      </testsuite>
    </testsuites>
    "
  `);
});

test('output that XML has no way to hold', () => {
  const output = 'a\u0000b\ud800c]]>&<';
  const events = createFailedRun({status: 'timed-out', seconds: 300, failure: {...failure, output}});
  const xml = events.map(createJunitReport(context)).join('');
  // eslint-disable-next-line no-control-regex -- these must be gone
  expect(xml).not.toMatch(/[\u0000-\u0008\ud800]/);
  expect(xml).toContain(']]&gt;&amp;&lt;');
});

test('a host that takes no part is an error', () => {
  const [started, ...rest] = createFailedRun();
  const lost = {type: 'host-unreachable', at: '', host: 'master', detail: 'refused'} as const;
  const xml = [started, lost, rest.at(-1)]
    .flatMap((event) => event ?? [])
    .map(createJunitReport(context))
    .join('');
  expect(xml).toContain('tests="7" failures="0" errors="4" skipped="3"');
  expect(xml).toContain('<error type="unreachable" message="unreachable: refused"/>');
});

test('attributes', () => {
  expect(escapeXml('a "b"\n<c>\u0001')).toBe('a &quot;b&quot;&#10;&lt;c&gt;\ufffd');
});
