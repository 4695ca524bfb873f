import type {Panel} from '../../model/dashboard.ts';
import type {RecordedSeries} from '../../model/recorded-series.ts';
import type {Bar} from './bars.ts';
import {dashboardText} from './dashboard-texts.ts';
import {formatValue} from './format-value.ts';
import type {Scope} from './scope.ts';
import {listKnown} from './series.ts';
import type {Stat} from './stat.ts';
import type {Table} from './table.ts';
import {countMinutes} from './time-axis.ts';

/** Of more lines than these nobody listens to the end. */
const mostDescribed = 5;

export function describeChart(panel: Panel, series: readonly RecordedSeries[], scope: Scope): string {
  const {language, recording} = scope;
  const {defaults} = panel.fieldConfig;
  const items = listKnown(series, language).map(({name, min, max, last}) => {
    const [lowest, highest, latest] = [min, max, last].map((value) => formatValue(value, defaults));
    return dashboardText('series', language, {name, min: lowest ?? '', max: highest ?? '', last: latest ?? ''});
  });
  const head = dashboardText('lastMinutes', language, {panel: panel.title, n: countMinutes(recording)});
  const more = items.length - mostDescribed;
  const rest = more > 0 ? [dashboardText('more', language, {n: more})] : [];
  return head + joinItems([...items.slice(0, mostDescribed), ...rest], scope);
}

export function describeStat(panel: Panel, {text, unit, level}: Stat, {language}: Scope): string {
  const words = {panel: panel.title, value: `${text} ${unit}`.trim(), level: dashboardText(level, language)};
  return dashboardText(level === 'plain' ? 'statPlain' : 'stat', language, words) + dashboardText('end', language);
}

export function describeBars(panel: Panel, bars: readonly Bar[], scope: Scope): string {
  const items = bars.map(({name, text}) => dashboardText('value', scope.language, {name, value: text}));
  return describeItems(panel, items, scope);
}

export function describeTable(panel: Panel, {rows}: Table, scope: Scope): string {
  const items = rows.map((row) => row.join(dashboardText('comma', scope.language)));
  return describeItems(panel, items, scope);
}

export function describeNothing(panel: Panel, {language}: Scope): string {
  const value = dashboardText('noData', language);
  return dashboardText('statPlain', language, {panel: panel.title, value}) + dashboardText('end', language);
}

function describeItems(panel: Panel, items: readonly string[], scope: Scope): string {
  return dashboardText('statPlain', scope.language, {panel: panel.title, value: joinItems(items, scope)});
}

function joinItems(items: readonly string[], {language}: Scope): string {
  return items.join(dashboardText('between', language)) + dashboardText('end', language);
}
