import type {Language} from '../model/language.ts';

/** About how long: to five seconds, and to minutes from two on. */
export function describeSeconds(seconds: number, language: Language): string {
  const rounded = Math.max(5, Math.round(seconds / 5) * 5);
  const minutes = Math.round(seconds / 60);
  if (rounded < 120) return language === 'zh' ? `实验环境约 ${rounded} 秒` : `about ${rounded} s in the lab`;
  return language === 'zh' ? `实验环境约 ${minutes} 分钟` : `about ${minutes} min in the lab`;
}
