import {expect, test} from 'vitest';
import type {Panel} from '../../../src/model/dashboard.ts';
import type {RecordedSeries} from '../../../src/model/recorded-series.ts';
import {mostLines} from '../../../src/site/dashboards/chart.ts';
import {createPanelView, type PanelView} from '../../../src/site/dashboards/panel-view.ts';
import type {Scope} from '../../../src/site/dashboards/scope.ts';
import {sampleDashboard} from '../../model/sample-dashboard.ts';

const recording = {from: '2026-11-25T14:00:00.000Z', to: '2026-11-25T15:00:00.000Z', stepSeconds: 1200};
const en: Scope = {recording, language: 'en'};
const zh: Scope = {recording, language: 'zh'};
const [load, leader, targets, deployments] = sampleDashboard.panels as [Panel, Panel, Panel, Panel];

function series(legend: string, values: RecordedSeries['values'], rest: Partial<RecordedSeries> = {}): RecordedSeries {
  return {refId: 'A', legend, labels: {}, values, ...rest};
}

function draw<Type extends PanelView['type']>(type: Type, panel: Panel, all: readonly RecordedSeries[], scope = en) {
  const view = createPanelView(panel, all, scope);
  if (view.type !== type) throw new Error(`${view.type} is no ${type}`);
  return view as Extract<PanelView, {type: Type}>;
}

test('a chart has axes with units, lines with names, and the limits within it', () => {
  const {chart, title, width} = draw('timeseries', load, [
    series('master', [0, 2, 1, 3]),
    series('node01', [1, 1, 1, 1]),
  ]);
  expect({title, width}).toEqual({title: 'Load', width: 12});
  expect(chart.valueLabels).toEqual(['4', '3', '2', '1', '0']);
  expect(chart.timeLabels).toEqual(['−60 min', '−45', '−30', '−15', '0']);
  expect(chart.lines).toEqual([
    {name: 'master', last: '3', path: 'M0 200l1-100 1 50 1-100'},
    {name: 'node01', last: '1', path: 'M0 150l3 0'},
  ]);
  expect(chart.limits).toBe('M0 150H3M0 100H3');
  expect(chart.grid).toBe('M0 0H3M0 50H3M0 100H3M0 150H3M0 200H3M0 0V200M0.8 0V200M1.5 0V200M2.3 0V200M3 0V200');
});

test('limits that no value comes near are not drawn', () => {
  const defaults = {...load.fieldConfig.defaults, max: undefined};
  const panel = {...load, fieldConfig: {overrides: [], defaults}} as Panel;
  expect(draw('timeseries', panel, [series('master', [0, 0.2, 0.1, 0.3])]).chart.limits).toBe('');
});

test('of too many series those that rise highest are drawn, in their order', () => {
  const many = Array.from({length: 11}, (_, index) => series(`s${index}`, [0, index, 0, 0]));
  const {chart, alternative} = draw('timeseries', load, many.toReversed());
  expect(chart.lines.map(({name}) => name)).toEqual(['s10', 's9', 's8', 's7', 's6', 's5', 's4', 's3']);
  expect(chart.lines).toHaveLength(mostLines);
  expect(chart.hidden).toBe(3);
  expect(alternative.split('; ')).toHaveLength(6);
  expect(alternative).toMatch(/; 6 more\.$/);
});

test('a chart in words, in both languages', () => {
  const all = [series('master', [0, 2, null, 1]), series('node01', [null, null, null, 0.5])];
  expect(draw('timeseries', load, all).alternative).toBe(
    'Load, the last 60 minutes. master: lowest 0, highest 2, last 1; node01: lowest 0.5, highest 0.5, last 0.5.',
  );
  expect(draw('timeseries', load, all, zh).alternative).toBe(
    'Load，最近 60 分钟。master：最低 0，最高 2，最后 1；node01：最低 0.5，最高 0.5，最后 0.5。',
  );
  expect(draw('timeseries', load, all, zh).chart.timeLabels[0]).toBe('−60 分钟');
});

test('a stat is the last value, its level and its history', () => {
  const {stat, alternative} = draw('stat', leader, [series('', [0, 1, 1, null])]);
  expect(stat).toEqual({
    text: 'elected',
    unit: '',
    level: 'plain',
    width: 3,
    height: 200,
    line: 'M0 200l1-200 1 0',
    area: 'M0 200l1-200 1 0V200H0z',
  });
  expect(alternative).toBe('Leader: elected.');
});

test('the unit of a stat stands apart, and its level is said in words', () => {
  const {defaults} = load.fieldConfig;
  const panel = {...leader, fieldConfig: {overrides: [], defaults: {...defaults, unit: 'reqps'}}} as Panel;
  const {stat, alternative} = draw('stat', panel, [series('', [2.5])], zh);
  expect(stat).toMatchObject({text: '2.5', unit: 'req/s', level: 'red'});
  expect(alternative).toBe('Leader：2.5 req/s，需要处理。');
});

test('bars are filled by their share', () => {
  const panel = {
    ...targets,
    fieldConfig: {overrides: [], defaults: {...targets.fieldConfig.defaults, min: 0, max: 1}},
  } as Panel;
  const {bars, alternative} = draw('bargauge', panel, [series('etcd', [1, 0.25]), series('node', [2])]);
  expect(bars).toEqual([
    {name: 'etcd', text: '25%', percent: 25, level: 'plain'},
    {name: 'node', text: '200%', percent: 100, level: 'plain'},
  ]);
  expect(alternative).toBe('Targets: etcd: 25%; node: 200%.');
});

test('every bar is told, however many there are', () => {
  const many = Array.from({length: 11}, (_, index) => series(`job${index}`, [1]));
  expect(draw('bargauge', targets, many).alternative).toContain('job10: 100%.');
});

test('a table merges the queries by their labels', () => {
  const labels = (deployment: string) => ({labels: {deployment, namespace: 'default'}});
  const {table, alternative} = draw('table', deployments, [
    series('', [2], labels('web')),
    series('', [1], labels('dns')),
    series('', [1], {...labels('web'), refId: 'B'}),
  ]);
  expect(table.columns).toEqual([
    {name: 'deployment', numeric: false},
    {name: 'namespace', numeric: false},
    {name: 'wanted', numeric: true},
    {name: 'available', numeric: true},
  ]);
  expect(table.rows).toEqual([
    ['web', 'default', '2', '1'],
    ['dns', 'default', '1', ''],
  ]);
  expect(alternative).toMatch(/^Deployments: web, default, 2, 1; dns, default, 1/);
});

test.each<[string, RecordedSeries[]]>([
  ['no series', []],
  ['series without a value', [series('a', [null, null])]],
])('%s: the panel says so', (_, all) => {
  expect(draw('empty', load, all, zh).alternative).toBe('Load：无数据。');
  expect(draw('empty', load, all).alternative).toBe('Load: No data.');
});
