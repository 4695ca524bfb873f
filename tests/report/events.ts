import type {Event} from '../../src/model/event.ts';
import type {Failure, Outcome} from '../../src/model/outcome.ts';

const page = 'content/docs/binary-install/etcd.mdx';

/** A clock that goes on a second with each event. */
function createClock(): () => string {
  let seconds = 0;
  return () => new Date(Date.UTC(2026, 7, 1, 10, 15, seconds++)).toISOString();
}

const steps = [
  {id: 'hosts-file', heading: '写入 hosts 文件', hosts: ['master', 'node01', 'node02']},
  {id: 'etcd-archive', heading: '下载 etcd 并核对校验和', hosts: ['master']},
  {id: 'etcd-start', heading: '启动 etcd', hosts: ['master', 'node01']},
  {id: 'etcd-backup', heading: '备份 etcd', hosts: ['master']},
];

export const failure: Failure = {
  kind: 'run',
  file: page,
  line: 47,
  reason: 'exit-code',
  exitCode: 7,
  failingLine: 50,
  output: 'Created symlink.\n\u001b[31mJob for etcd.service failed.\u001b[0m\nSee "journalctl -xe" & <more>.\n',
};

/** A run that skips a step, passes one, fails one on one of its hosts and leaves one out. */
export function createFailedRun(outcome: Outcome = {status: 'failed', seconds: 3.2, failure}): Event[] {
  const at = createClock();
  const on = (step: string, host: string) => ({step, host});
  const place = {kind: 'run', file: page, line: 47} as const;
  return [
    runStarted(at()),
    ...['master', 'node01', 'node02'].map((host): Event => ({type: 'host-connected', at: at(), host})),
    stepStarted(0, at()),
    ...['master', 'node01', 'node02'].map((host): Event => ({
      type: 'host-finished',
      at: at(),
      ...on('hosts-file', host),
      outcome: {status: 'skipped', reason: 'applied'},
    })),
    {type: 'step-finished', at: at(), step: 'hosts-file'},
    stepStarted(1, at()),
    {type: 'block-started', at: at(), ...on('etcd-archive', 'master'), ...place},
    {type: 'output', ...on('etcd-archive', 'master'), text: ' 12%\r 99%\rdone: 校验和'},
    {type: 'output', ...on('etcd-archive', 'master'), text: ' 一致\nno newline'},
    {
      type: 'block-finished',
      at: at(),
      ...on('etcd-archive', 'master'),
      ...place,
      seconds: 2,
      exitCode: 0,
      output: 'done: 校验和 一致\nno newline',
    },
    {type: 'host-finished', at: at(), ...on('etcd-archive', 'master'), outcome: {status: 'passed', seconds: 2.5}},
    {type: 'step-finished', at: at(), step: 'etcd-archive'},
    stepStarted(2, at()),
    {type: 'block-started', at: at(), ...on('etcd-start', 'master'), ...place},
    {type: 'block-started', at: at(), ...on('etcd-start', 'node01'), ...place},
    {type: 'output', ...on('etcd-start', 'node01'), text: 'Created symlink.\n'},
    {type: 'notice', at: at(), host: 'node01', zh: '时钟相差 3 秒', en: 'its clock is 3 seconds off'},
    {type: 'host-finished', at: at(), ...on('etcd-start', 'node01'), outcome: {status: 'passed', seconds: 1}},
    {type: 'host-finished', at: at(), ...on('etcd-start', 'master'), outcome},
    {type: 'step-finished', at: at(), step: 'etcd-start'},
    {type: 'host-finished', at: at(), ...on('etcd-backup', 'master'), outcome: {status: 'not-run'}},
    {
      type: 'run-finished',
      at: at(),
      seconds: 24,
      exitCode: outcome.status === 'unreachable' ? 3 : outcome.status === 'cancelled' ? 130 : 1,
      counts: {skipped: 3, passed: 2, [outcome.status]: 1, 'not-run': 1},
    },
  ];
}

/** A run that is refused, since a check of the runbook that it requires does not pass; or that goes on. */
export function createRequiredRun(passes: boolean): Event[] {
  const at = createClock();
  const {id: step, heading} = steps[2] ?? {id: '', heading: ''};
  const runbook = 'kubeadm-install';
  const outcome: Outcome = {status: 'failed', seconds: 1, failure};
  return [
    runStarted(at()),
    {type: 'required-started', at: at(), runbook, of: 2},
    {type: 'required-step', at: at(), runbook, step, heading, number: 1, of: 2},
    {
      type: 'required-finished',
      at: at(),
      runbook,
      seconds: 21,
      failures: passes ? [] : [{step, heading, host: 'node01', outcome}],
    },
    ...(passes
      ? []
      : [{type: 'refused', at: at(), zh: '先执行：runbook exec', en: 'first run: runbook exec'} as const]),
  ];
}

function runStarted(at: string): Event {
  return {
    type: 'run-started',
    format: 1,
    run: '20260801T101500-3fa9c1',
    at,
    options: {
      runbook: 'binary-install',
      command: 'exec',
      target: 'lab',
      lab: true,
      parameters: {},
      secrets: [],
      only: [],
      limit: [],
      force: false,
      dryRun: false,
      once: false,
    },
    hosts: ['master', 'node01', 'node02'],
    steps,
  };
}

function stepStarted(index: number, at: string): Event {
  const {id, heading} = steps[index] ?? {id: '', heading: ''};
  return {type: 'step-started', at, step: id, heading, number: index + 1, of: steps.length};
}
