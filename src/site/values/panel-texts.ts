import type {Language} from '../../model/language.ts';

/** The words of the panel in which readers type their values. */
export interface PanelTexts {
  readonly title: string;
  readonly intro: string;
  readonly close: string;
  readonly hosts: string;
  readonly hostName: string;
  readonly hostAddress: string;
  readonly addHost: string;
  readonly removeHost: string;
  readonly versions: string;
  readonly downloads: string;
  readonly others: string;
  readonly share: string;
  readonly shared: string;
  readonly download: string;
  readonly reset: string;
  readonly received: string;
  readonly accept: string;
  readonly refuse: string;
  readonly unreadable: string;
  readonly unstored: string;
  /** `{type}` stands for the type. */
  readonly misfit: string;
  readonly taken: string;
  /** `{a}` and `{b}` stand for hosts. */
  readonly overlap: string;
  /** `{version}` stands for the version. */
  readonly checksum: string;
  /** Of the downloaded script: `{host}`, `{page}`. */
  readonly scriptHead: string;
  readonly scriptMissing: string;
  readonly scriptDone: string;
  readonly inventoryHead: string;
}

export const panelTexts: Readonly<Record<Language, PanelTexts>> = {
  zh: {
    title: '我的值',
    intro: '填一次，所有页面的命令立即随之改变。只保存在这个浏览器里，不会上传；机密不在这里填写。',
    close: '关闭',
    hosts: '主机',
    hostName: '名称',
    hostAddress: 'IP 地址',
    addHost: '添加{role}',
    removeHost: '删除 {host}',
    versions: '版本',
    downloads: '下载地址和镜像',
    others: '其他参数',
    share: '复制分享链接',
    shared: '链接已复制',
    download: '下载清单文件',
    reset: '恢复默认值',
    received: '这个链接带来了以下的值。下载地址也会随之改变，请只使用你信任的人给的链接。',
    accept: '使用这些值',
    refuse: '不使用',
    unreadable: '这个链接里的值无法读取。',
    unstored: '浏览器不允许保存，关闭页面后这些值会丢失。',
    misfit: '不符合类型 {type}',
    taken: '另一台主机已经使用',
    overlap: '{a} 与 {b} 的网段重叠',
    checksum: '{version} 的校验和未知，请从发布方取得',
    scriptHead: '在 {host} 上以 root 运行。它按顺序做这一页在这台主机上的步骤并检查结果，不记录，也不会回退。',
    scriptMissing: '由其他主机上的步骤捕获，运行前请设置这个变量',
    scriptDone: '全部步骤完成，检查通过',
    inventoryHead: '由网站按你填写的值生成。用法：runbook plan 运行手册 -i hosts.yaml',
  },
  en: {
    title: 'My values',
    intro:
      'Type them once: the commands of every page follow at once. They stay in this browser and are sent nowhere. Secrets are not typed here.',
    close: 'Close',
    hosts: 'Hosts',
    hostName: 'Name',
    hostAddress: 'IP address',
    addHost: 'Add to {role}',
    removeHost: 'Remove {host}',
    versions: 'Versions',
    downloads: 'Download addresses and images',
    others: 'Other parameters',
    share: 'Copy a link to share',
    shared: 'Link copied',
    download: 'Download the inventory',
    reset: 'Back to the defaults',
    received:
      'This link brings the values below. They change where programs are downloaded from: use a link only from somebody you trust.',
    accept: 'Use these values',
    refuse: 'Do not use them',
    unreadable: 'The values in this link cannot be read.',
    unstored: 'This browser allows no storage: the values are lost when the page is closed.',
    misfit: 'does not fit the type {type}',
    taken: 'taken by another host',
    overlap: '{a} and {b} overlap',
    checksum: 'no checksum is known for {version}: get it from the publisher',
    scriptHead:
      'Run it as root on {host}. It does the steps of this page on that host, in order, and checks them. It keeps no record and takes nothing back.',
    scriptMissing: 'captured by a step on another host: set this variable first',
    scriptDone: 'all steps done, all checks passed',
    inventoryHead: 'Made by the site from the values that you typed. Use it: runbook plan RUNBOOK -i hosts.yaml',
  },
};
