import {expect, test} from 'vitest';
import {createGithubReport, renderCommand, renderGithubSummary} from '../../src/report/github.ts';
import {emptyRunView, updateRunView} from '../../src/report/run-view.ts';
import {context} from './context.ts';
import {createFailedRun} from './events.ts';

test('an annotation beside the failing line', () => {
  const text = createFailedRun().map(createGithubReport(context)).join('');
  expect(text.split('\n').filter((line) => line.startsWith('::'))).toMatchInlineSnapshot(`
    [
      "::error file=content/docs/binary-install/etcd.mdx,line=50,title=启动 etcd::master: exit code 7%0ACreated symlink.%0AJob for etcd.service failed.%0ASee "journalctl -xe" & <more>.",
    ]
  `);
});

test('an annotation for a host that takes no part', () => {
  const event = {type: 'host-locked', at: '', host: 'node01', holder: 'root@laptop'} as const;
  expect(createGithubReport(context)(event)).toBe(
    '  ✗ node01: held by another run: root@laptop\n::error title=node01%3A held by another run::root@laptop\n',
  );
});

test('an annotation for a refusal', () => {
  const event = {type: 'refused', at: '', host: 'node01', zh: '先回退', en: 'take it back first'} as const;
  expect(createGithubReport(context)(event)).toBe(
    '  ✗ node01: take it back first\n::error title=node01::take it back first\n',
  );
});

test('the job summary', () => {
  const view = createFailedRun().reduce(updateRunView, emptyRunView);
  expect(renderGithubSummary(view, context)).toMatchInlineSnapshot(`
    "### binary-install: 1 passed, 1 skipped, 1 failed, 1 not run

    | Step | Host | Outcome | Time |
    | --- | --- | --- | --- |
    | 写入 hosts 文件 (\`hosts-file\`) | master, node01, node02 | – already applied | 4.0s |
    | 下载 etcd 并核对校验和 (\`etcd-archive\`) | master | ✓ passed | 4.0s |
    | 启动 etcd (\`etcd-start\`) | master, node01 | ✗ exit code 7 | 6.0s |
    | 备份 etcd (\`etcd-backup\`) | master | · not run | 0.0s |

    "
  `);
});

test('what GitHub would read as its own syntax is escaped', () => {
  expect(renderCommand({file: 'a,b:c', line: 1}, '50%\nnext')).toBe('::error file=a%2Cb%3Ac,line=1::50%25%0Anext\n');
});
