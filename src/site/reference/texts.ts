import type {Language, Text} from '../../model/language.ts';

/** The words of the generated tables. */
export const referenceTexts = {
  artifact: {zh: '制品', en: 'Artifact'},
  version: {zh: '版本', en: 'Version'},
  file: {zh: '文件', en: 'File'},
  source: {zh: '校验和来源', en: 'Checksum from'},
  steps: {zh: '步骤', en: 'Steps'},
  unused: {zh: '目前没有步骤使用', en: 'No step uses it yet'},
  publishedChecksum: {
    zh: '步骤在运行时从发布方的列表读取',
    en: 'Read from the publisher’s list while running',
  },
  noChecksum: {
    zh: '锁定文件里没有。发布方的值用参数 {name} 给出，否则不会开始运行',
    en: 'Not in the lock file. Without the publisher’s value, given as the parameter {name}, nothing runs',
  },
  parameter: {zh: '参数', en: 'Parameter'},
  meaning: {zh: '含义', en: 'Meaning'},
  type: {zh: '类型', en: 'Type'},
  default: {zh: '默认值', en: 'Default'},
  noDefault: {zh: '没有', en: 'none'},
  perHost: {zh: '每台主机各有自己的值，写在清单里', en: 'every host has its own, in the inventory'},
  follows: {zh: '随参数 {name} 而变', en: 'follows the parameter {name}'},
  path: {zh: '路径', en: 'Path'},
  ownerMode: {zh: '属主和权限', en: 'Owner and mode'},
  writtenBy: {zh: '写入它的步骤', en: 'Written by'},
  all: {zh: '全部主机', en: 'all hosts'},
} as const satisfies Readonly<Record<string, Text>>;

export function referenceText(name: keyof typeof referenceTexts, language: Language): string {
  return referenceTexts[name][language];
}

/** Between the items of a list. */
export const separators: Text = {zh: '、', en: ', '};
