import type {Block} from '../model/step.ts';
import type {Language, Text} from '../model/language.ts';

type Labels = Readonly<
  Record<Block['kind'] | 'on' | 'all' | 'valuesOf' | 'owner' | 'mode' | 'serial' | 'default', Text>
>;

/** The words of the step's frame. */
const labels: Labels = {
  run: {zh: '运行', en: 'Run'},
  file: {zh: '文件', en: 'File'},
  check: {zh: '检查', en: 'Check'},
  undo: {zh: '回退', en: 'Undo'},
  capture: {zh: '捕获', en: 'Capture'},
  output: {zh: '输出示例', en: 'Sample output'},
  show: {zh: '仅供参考，不会运行', en: 'For reference, never run'},
  on: {zh: '主机：', en: 'Hosts: '},
  all: {zh: '全部', en: 'all'},
  valuesOf: {zh: '显示的是 {host} 的值', en: 'shown with the values of {host}'},
  owner: {zh: '属主', en: 'owner'},
  mode: {zh: '权限', en: 'mode'},
  serial: {zh: '逐台执行', en: 'one host at a time'},
  default: {zh: '默认', en: 'default'},
};

export function label(name: keyof Labels, language: Language): string {
  return labels[name][language];
}
