import {fillText, type Language, type Text} from '../../model/language.ts';

/** The words of evidence, on pages and in their Markdown. */
const texts = {
  verified: {zh: '已验证', en: 'Verified'},
  simulated: {zh: '部分模拟', en: 'Simulated in part'},
  stale: {zh: '已过时', en: 'Stale'},
  'not-verified': {zh: '未验证', en: 'Not verified'},
  'as-shown': {zh: '与页面一致', en: 'as shown'},
  with: {zh: '运行的是 {values}', en: 'with {values}'},
  others: {zh: '另有 {n} 个值不同', en: '{n} more values differ'},
  'others-one': {zh: '另有 1 个值不同', en: '1 more value differs'},
  'others-only': {zh: '有 {n} 个值不同', en: '{n} values differ'},
  'others-only-one': {zh: '有 1 个值不同', en: '1 value differs'},
  seconds: {zh: '{n} 秒', en: '{n} s'},
  'stale-tag': {zh: '之后改过主机或次序', en: 'hosts or order were changed since'},
  'stale-block': {zh: '之后改过代码块', en: 'a block was changed since'},
  'stale-value': {zh: '之后改过 {name}：{was} → {now}', en: '{name} was changed since: {was} → {now}'},
  value: {zh: '值', en: 'Value'},
  shown: {zh: '页面所示', en: 'On the page'},
  ran: {zh: '运行时', en: 'In the run'},
  none: {zh: '无', en: 'none'},
  output: {zh: '真实输出', en: 'Real output'},
  separator: {zh: '、', en: ', '},
  'not-run': {zh: '没有在实际运行中出现', en: 'in no run so far'},
  evidence: {zh: '验证', en: 'Evidence'},
  'sum-verified': {zh: '{n} 个步骤已验证', en: '{n} verified'},
  'sum-simulated': {zh: '{n} 个部分模拟', en: '{n} simulated in part'},
  'sum-stale': {zh: '{n} 个已过时', en: '{n} stale'},
  'sum-not-verified': {zh: '{n} 个未验证', en: '{n} not verified'},
  'no-evidence': {zh: '还没有完整运行的记录', en: 'no complete run so far'},
  'run-of': {zh: '{day}，{time}', en: '{day}, {time}'},
  step: {zh: '步骤', en: 'Step'},
} as const satisfies Record<string, Text>;

export type EvidenceTextName = keyof typeof texts;

export function evidenceText(
  name: EvidenceTextName,
  language: Language,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return fillText(texts[name], values)[language];
}
