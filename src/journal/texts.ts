import type {Text} from '../model/language.ts';

/** All words of the journal. */
export const journalTexts = {
  'not-written': {
    zh: '无法写入日志 {file}：{detail}',
    en: 'The journal {file} cannot be written: {detail}',
  },
  'not-written-hint': {
    zh: '腾出磁盘空间，或把 XDG_STATE_HOME 设到另一个目录，然后用 runbook resume 继续。',
    en: 'Free some disk space or set XDG_STATE_HOME to another folder, then go on with runbook resume.',
  },
  'not-found': {zh: '没有日志 {file}', en: 'There is no journal {file}'},
  'not-found-hint': {zh: '用 runbook runs 列出所有运行。', en: 'runbook runs lists all runs.'},
  'newer-format': {
    zh: '日志 {file} 的格式是 {format}，这个 runbook 只认识格式 1',
    en: 'The journal {file} has format {format}; this runbook knows format 1',
  },
  'newer-format-hint': {
    zh: '用写下它的那个版本，或更新的版本。',
    en: 'Use the version that wrote it, or a newer one.',
  },
  damaged: {zh: '日志 {file} 第 {line} 行已损坏', en: 'Line {line} of the journal {file} is damaged'},
  'damaged-hint': {
    zh: '只有最后一行可能因中断而残缺。这个文件被改动过，把它移走即可。',
    en: 'Only a last line may be cut off. This file was changed; move it away.',
  },
} as const satisfies Record<string, Text>;
