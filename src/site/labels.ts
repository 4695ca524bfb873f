import type {Block} from '../model/step.ts';
import type {Language, Text} from '../model/language.ts';

type Name =
  | Block['kind']
  | 'on'
  | 'all'
  | 'serial'
  | 'default'
  | 'within'
  | 'copy'
  | 'source'
  | 'switch'
  | 'variants'
  | 'differences'
  | 'value'
  | 'values'
  | 'copied'
  | 'runbook'
  | 'pageOf'
  | 'runsOn'
  | 'allHosts'
  | 'time'
  | 'step'
  | 'steps'
  | 'runIt'
  | 'acknowledge'
  | 'requires'
  | 'script';

/** The words of the step's frame. */
const labels: Readonly<Record<Name, Text>> = {
  run: {zh: '运行', en: 'Run'},
  file: {zh: '文件', en: 'File'},
  check: {zh: '检查', en: 'Check'},
  undo: {zh: '回退', en: 'Undo'},
  capture: {zh: '捕获', en: 'Capture'},
  output: {zh: '输出示例', en: 'Sample output'},
  show: {zh: '仅供参考，不会运行', en: 'For reference, never run'},
  on: {zh: '主机：', en: 'Hosts: '},
  all: {zh: '全部', en: 'all'},
  serial: {zh: '逐台执行', en: 'one host at a time'},
  default: {zh: '默认', en: 'default'},
  within: {zh: '{n} 秒内通过', en: 'passes within {n} s'},
  copy: {zh: '复制', en: 'Copy'},
  source: {zh: '源码', en: 'Source'},
  switch: {zh: '显示哪台主机的值', en: 'The host whose values are shown'},
  variants: {zh: '适用的情况', en: 'Which case applies'},
  differences: {zh: '显示的是 {host} 的值', en: 'shown with the values of {host}'},
  value: {zh: '值', en: 'Value'},
  values: {zh: '我的值', en: 'My values'},
  copied: {zh: '已复制', en: 'Copied'},
  runbook: {zh: '运行手册', en: 'Runbook'},
  pageOf: {zh: '第 {n} 页，共 {of} 页', en: 'page {n} of {of}'},
  runsOn: {zh: '运行在', en: 'Runs on'},
  allHosts: {zh: '全部主机', en: 'all hosts'},
  time: {zh: '用时', en: 'Time'},
  step: {zh: '{n} 个步骤', en: '{n} step'},
  steps: {zh: '{n} 个步骤', en: '{n} steps'},
  acknowledge: {zh: '需要确认', en: 'Acknowledge'},
  requires: {zh: '需要先应用', en: 'Requires'},
  runIt: {zh: '执行', en: 'Run it'},
  script: {zh: '下载本页脚本', en: 'Download as script'},
};

export function label(name: Name, language: Language): string {
  return labels[name][language];
}
