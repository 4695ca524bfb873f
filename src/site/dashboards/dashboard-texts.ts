import {fillText, type Language, type Text} from '../../model/language.ts';

type Name =
  | 'minutes'
  | 'noData'
  | 'noLegend'
  | 'lastMinutes'
  | 'series'
  | 'more'
  | 'moreDrawn'
  | 'between'
  | 'end'
  | 'comma'
  | 'green'
  | 'yellow'
  | 'red'
  | 'plain'
  | 'stat'
  | 'statPlain'
  | 'value'
  | 'source'
  | 'drawn'
  | 'simulated';

/** The words around the pictures of dashboards. What the dashboards themselves say is English in Grafana as well. */
const texts: Readonly<Record<Name, Text>> = {
  minutes: {zh: '分钟', en: 'min'},
  noData: {zh: '无数据', en: 'No data'},
  noLegend: {zh: '数值', en: 'value'},
  lastMinutes: {zh: '{panel}，最近 {n} 分钟。', en: '{panel}, the last {n} minutes. '},
  series: {zh: '{name}：最低 {min}，最高 {max}，最后 {last}', en: '{name}: lowest {min}, highest {max}, last {last}'},
  more: {zh: '另有 {n} 条', en: '{n} more'},
  moreDrawn: {zh: '另有 {n} 条，未画出', en: '+{n} more'},
  between: {zh: '；', en: '; '},
  end: {zh: '。', en: '.'},
  comma: {zh: '、', en: ', '},
  green: {zh: '正常', en: 'normal'},
  yellow: {zh: '需要留意', en: 'warning'},
  red: {zh: '需要处理', en: 'critical'},
  plain: {zh: '', en: ''},
  stat: {zh: '{panel}：{value}，{level}', en: '{panel}: {value}, {level}'},
  statPlain: {zh: '{panel}：{value}', en: '{panel}: {value}'},
  value: {zh: '{name}：{value}', en: '{name}: {value}'},
  source: {
    zh: '真实数据，来自目标环境 {target}，{date} {from} 到 {to}（UTC）：{versions}。',
    en: 'Real series of the target {target}, {date}, {from} to {to} UTC: {versions}. ',
  },
  drawn: {
    zh: '图由本站根据这些数据绘制，不是 Grafana 的截图。',
    en: 'Drawn by this site from these series, not a screenshot of Grafana. ',
  },
  simulated: {
    zh: '那里的 {names} 是模拟的。',
    en: 'Simulated there: {names}.',
  },
};

export const dashboardTexts = texts;

export function dashboardText(
  name: Name,
  language: Language,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return fillText(texts[name], values)[language];
}
