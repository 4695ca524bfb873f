import {expect, test} from 'vitest';
import {fillLegend, fillVariables, listQueries} from '../../src/model/dashboard-queries.ts';
import {sampleDashboard} from './sample-dashboard.ts';

test('every query of every panel is listed, without variables', () => {
  const queries = listQueries(sampleDashboard);
  expect(queries.map(({panelId, refId}) => `${panelId}${refId}`)).toEqual(['1A', '1B', '2A', '3A', '4A', '4B']);
  expect(queries[1]).toEqual({
    uid: 'runbook-sample',
    panelId: 1,
    panel: 'Load',
    refId: 'B',
    expr: 'rate(node_load5[1m])',
    legend: '{{ instance }} five',
  });
  expect(queries[4]?.legend).toBeUndefined();
});

test.each([
  ['up{instance=~"$instance"}', 'up{instance=~".*"}'],
  ['rate(x[${__rate_interval}])', 'rate(x[1m])'],
  ['x[$__range] offset $__interval', 'x[1h] offset 15s'],
  ['up{instance=~"node$"}', 'up{instance=~"node$"}'],
])('%s', (expr, filled) => {
  expect(fillVariables(expr)).toBe(filled);
});

test.each(['up{job="$job"}', 'x[$toString]'])('a variable without a value is an error: %s', (expr) => {
  expect(() => fillVariables(expr)).toThrow(expr);
});

test.each([
  ['{{instance}} in', 'master in'],
  ['{{ job }}/{{instance}}', 'etcd/master'],
  ['{{lost}}!', '!'],
  ['all', 'all'],
  [undefined, ''],
])('%s names a series', (pattern, name) => {
  expect(fillLegend(pattern, {instance: 'master', job: 'etcd'})).toBe(name);
});
