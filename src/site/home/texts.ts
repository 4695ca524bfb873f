import type {Language, Text} from '../../model/language.ts';

/** The words of the home page's figures. */
const texts = {
  claim: {zh: '部署 Kubernetes，页面就是程序', en: 'Deploy Kubernetes: the page is the program'},
  pitch: {
    zh: '每条命令只写一次：网站显示它，runbook 在页面指明的主机上运行它，每一步之后的检查证明它真的有效。',
    en: 'Every command is written once. The site shows it, runbook runs it on the hosts that the page names, and a check after every step proves that it works.',
  },
  read: {zh: '从三台主机读起', en: 'Start with the three hosts'},
  start: {zh: '开始使用', en: 'Get started'},
  onPage: {zh: '页面上', en: 'On the page'},
  inTerminal: {zh: '终端里', en: 'In the terminal'},
  hosts: {zh: '主机', en: 'Hosts'},
  file: {zh: '文件', en: 'File'},
  run: {zh: '运行', en: 'Run'},
  check: {zh: '检查', en: 'Check'},
  undo: {zh: '回退', en: 'Undo'},
  undoNote: {zh: '折叠着，撤销这一步时才执行', en: 'folded; runs only when the step is taken back'},
  pageNote: {zh: '这一步在页面“{page}”上', en: 'This step stands on the page “{page}”'},
  runNote: {zh: '实验环境里的一次真实运行，{date}，节选', en: 'From a real run in the lab, {date}'},
  podSubnet: {zh: 'Pod 网段', en: 'Pods'},
} satisfies Record<string, Text>;

export function homeText(name: keyof typeof texts, language: Language): string {
  return texts[name][language];
}
