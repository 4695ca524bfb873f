import {fillText, type Language, type Text} from '../model/language.ts';

/** All words of the reports. */
export const reportTexts = {
  passed: {zh: '通过', en: 'passed'},
  skipped: {zh: '跳过', en: 'skipped'},
  failed: {zh: '失败', en: 'failed'},
  'timed-out': {zh: '超时', en: 'timed out'},
  unreachable: {zh: '无法连接', en: 'unreachable'},
  cancelled: {zh: '已取消', en: 'cancelled'},
  'not-run': {zh: '未运行', en: 'not run'},
  'would-run': {zh: '将会运行', en: 'would run'},

  'skipped-applied': {zh: '已应用', en: 'already applied'},
  'skipped-limited': {zh: '不在所选范围内', en: 'not selected'},
  'skipped-kept': {zh: '另一个运行手册仍在使用', en: 'another runbook still uses it'},
  'skipped-nothing-to-do': {zh: '无事可做', en: 'nothing to do'},

  'would-run-never-ran': {zh: '从未运行', en: 'it never ran'},
  'would-run-key': {zh: '步骤有改动', en: 'the step changed'},
  'would-run-file': {zh: '文件有改动', en: 'a file changed'},
  'would-run-check': {zh: '检查未通过', en: 'a check does not pass'},
  'would-run-checks-only': {zh: '只有检查', en: 'checks only'},
  'would-run-forced': {zh: '强制运行', en: 'forced'},

  'reason-exit-code': {zh: '退出码 {code}', en: 'exit code {code}'},
  'reason-ended-early': {zh: '代码块没有运行到最后一行', en: 'the block ended before its last line'},
  'reason-left-running': {zh: '留下了占用输出的后台进程', en: 'it left a process that holds the output open'},
  'reason-not-captured': {zh: '输出不是所声明类型的值', en: 'its output is no value of the declared type'},
  'reason-refused-file': {zh: '拒绝写入该文件', en: 'the file was refused'},
  'reason-changed-file': {zh: '文件在运行之后被改动', en: 'the file was changed since'},
  'reason-no-undo': {zh: '该步骤没有回退', en: 'the step has no undo'},
  'reason-not-repeatable': {zh: '该步骤不能重复运行', en: 'the step cannot be repeated'},
  'timed-out-after': {zh: '{seconds} 后超时', en: 'timed out after {seconds}'},

  'kind-run': {zh: '运行', en: 'run'},
  'kind-file': {zh: '写文件', en: 'file'},
  'kind-check': {zh: '检查', en: 'check'},
  'kind-undo': {zh: '回退', en: 'undo'},
  'kind-capture': {zh: '捕获', en: 'capture'},
  'kind-record': {zh: '台账', en: 'record'},

  locked: {zh: '被另一次运行占用', en: 'held by another run'},
  connecting: {zh: '连接中', en: 'connecting'},
  waiting: {zh: '等待', en: 'waiting'},
  'time-left': {zh: '约剩 {time}', en: '~{time} left'},
  'more-hosts': {zh: '另有 {count} 台主机', en: '{count} more hosts'},
  'no-output': {zh: '（没有输出）', en: '(no output)'},
  'last-output': {zh: '最后的输出：', en: 'last output:'},
  'lines-left-out': {zh: '（省略 {count} 行）', en: '({count} lines left out)'},

  exec: {zh: '运行 {runbook}，目标环境 {target}', en: 'running {runbook} on {target}'},
  'dry-run': {zh: '试运行 {runbook}，目标环境 {target}', en: 'dry run of {runbook} on {target}'},
  verify: {zh: '检查 {runbook}，目标环境 {target}', en: 'verifying {runbook} on {target}'},
  undo: {zh: '回退 {runbook}，目标环境 {target}', en: 'undoing {runbook} on {target}'},
  'required-checks': {zh: '检查 {runbook}', en: 'checking {runbook}'},
  'required-passed': {zh: '需要的 {runbook}：检查通过', en: '{runbook}, which is required: its checks pass'},
  'required-failed': {
    zh: '需要的 {runbook}：{heading}（{step}）没有通过',
    en: '{runbook}, which is required: {heading} ({step}) does not pass',
  },
  'one-step': {zh: '1 个步骤', en: '1 step'},
  'some-steps': {zh: '{count} 个步骤', en: '{count} steps'},
  'one-host': {zh: '1 台主机', en: '1 host'},
  'some-hosts': {zh: '{count} 台主机', en: '{count} hosts'},

  'end-passed': {zh: '完成', en: 'done'},
  'end-failed': {zh: '失败', en: 'failed'},
  'end-unreachable': {zh: '有主机无法连接', en: 'a host was unreachable'},
  'end-not-ready': {zh: '有主机未就绪', en: 'a host was not ready'},
  'end-cancelled': {zh: '已取消', en: 'cancelled'},
  steps: {zh: '步骤', en: 'steps'},
  journal: {zh: '日志', en: 'journal'},
  mend: {zh: '解决问题后继续：', en: 'mend the cause, then go on: '},
  'go-on': {zh: '继续：', en: 'to go on: '},

  'problems-none': {zh: '{files} 个文件，没有问题', en: '{files} files, no problems'},
  'problems-some': {zh: '{files} 个文件中有 {count} 个问题', en: '{count} problems in {files} files'},
  'problems-one': {zh: '{files} 个文件中有 1 个问题', en: '1 problem in {files} files'},

  'column-step': {zh: '步骤', en: 'Step'},
  'column-host': {zh: '主机', en: 'Host'},
  'column-outcome': {zh: '结果', en: 'Outcome'},
  'column-seconds': {zh: '用时', en: 'Time'},
} as const satisfies Record<string, Text>;

export type ReportKey = keyof typeof reportTexts;

export type Say = (key: ReportKey, values?: Readonly<Record<string, string | number>>) => string;

export function createSay(language: Language): Say {
  return (key, values = {}) => fillText(reportTexts[key], values)[language];
}
