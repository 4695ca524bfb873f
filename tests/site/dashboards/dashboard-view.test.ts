import {beforeAll, describe, expect, test} from 'vitest';
import {loadProjectFiles} from '../../../src/cli/project-files.ts';
import {listQueries} from '../../../src/model/dashboard-queries.ts';
import type {Dashboard} from '../../../src/model/dashboard.ts';
import {languages} from '../../../src/model/language.ts';
import {recordingSchema, type Recording} from '../../../src/model/recorded-series.ts';
import {createDashboardView} from '../../../src/site/dashboards/dashboard-view.ts';
import {readDashboards, type DashboardSource} from '../../../src/site/dashboards/read-dashboards.ts';
import {renderDashboard} from '../../../src/site/dashboards/render-dashboard.ts';
import {root} from '../built-page.ts';
import {createSampleRecording} from './sample-recording.ts';

let sources: readonly DashboardSource[];
let dashboards: readonly Dashboard[];
let recording: Recording;

beforeAll(async () => {
  sources = readDashboards(await loadProjectFiles(root));
  dashboards = sources.map(({dashboard}) => dashboard);
  recording = createSampleRecording(dashboards);
});

describe('the dashboards of the pages', () => {
  test('are four, each a file of its own step', () => {
    expect(sources.map(({step, path, dashboard}) => [step, path, dashboard.uid])).toEqual(
      ['cluster', 'node', 'etcd', 'apiserver'].map((name) => [
        `dashboard-${name}`,
        `/opt/monitoring/cfg/dashboards/${name}.json`,
        `runbook-${name}`,
      ]),
    );
  });

  test('have six to eight panels each, and can be read: at most 130 lines', () => {
    for (const {dashboard, json} of sources) {
      expect(dashboard.panels.length, dashboard.uid).toBeGreaterThanOrEqual(6);
      expect(dashboard.panels.length, dashboard.uid).toBeLessThanOrEqual(8);
      expect(json.split('\n').length, dashboard.uid).toBeLessThanOrEqual(130);
    }
  });

  test('have titles of their own', () => {
    expect(new Set(dashboards.map(({title}) => title)).size).toBe(dashboards.length);
  });

  test('leave no gap in a row', () => {
    for (const {uid, panels} of dashboards) {
      const tops = new Set(panels.map(({gridPos}) => gridPos.y));
      const widths = [...tops].map((top) =>
        panels.filter(({gridPos}) => gridPos.y === top).reduce((sum, {gridPos}) => sum + gridPos.w, 0),
      );
      expect(new Set(widths), uid).toEqual(new Set([24]));
    }
  });

  test('ask with known variables, and name each series by a label that its query keeps', () => {
    const queries = dashboards.flatMap(listQueries);
    expect(queries.length).toBeGreaterThan(30);
    const lost = queries.filter(({expr, legend = ''}) => {
      const names = [...legend.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name);
      const kept = /(?:sum|max|avg) by \(([^)]*)\)/.exec(expr)?.[1]?.split(', ') ?? ['instance', 'job'];
      return names.some((name) => !kept.includes(name));
    });
    expect(lost).toEqual([]);
  });
});

describe.each(languages)('drawn, %s', (language) => {
  test('every panel has a picture of its own type and words for it', () => {
    expect(recordingSchema.safeParse(recording).success).toBe(true);
    for (const dashboard of dashboards) {
      const view = createDashboardView(dashboard, recording, language);
      expect(view?.panels.map(({type}) => type)).toEqual(dashboard.panels.map(({type}) => type));
      for (const {alternative, title} of view?.panels ?? []) {
        expect(alternative.startsWith(title)).toBe(true);
        expect(alternative).not.toMatch(/undefined|NaN|[{}]/);
      }
    }
  });

  test('where nothing was recorded there is nothing', () => {
    const [dashboard] = dashboards;
    if (dashboard === undefined) throw new Error('no dashboard');
    expect(createDashboardView(dashboard, undefined, language)).toBeUndefined();
    expect(createDashboardView(dashboard, {...recording, dashboards: {}}, language)).toBeUndefined();
    expect(renderDashboard(undefined)).toBe('');
  });
});

test('the caption says where the numbers come from, and what was simulated', () => {
  const [dashboard] = dashboards;
  if (dashboard === undefined) throw new Error('no dashboard');
  const caption = (...[language, changed]: ['zh' | 'en', Partial<Recording>]) =>
    createDashboardView(dashboard, {...recording, ...changed}, language)?.caption;
  expect(caption('en', {})).toBe(
    'Real series of the target lab, 2026-11-25, 14:00 to 15:00 UTC: Kubernetes 1.20.2, Prometheus 2.42.0, etcd 3.4.23. Drawn by this site from these series, not a screenshot of Grafana. Simulated there: Grafana.',
  );
  expect(caption('zh', {simulated: ['Grafana', 'CoreDNS']})).toBe(
    '真实数据，来自目标环境 lab，2026-11-25 14:00 到 15:00（UTC）：Kubernetes 1.20.2、Prometheus 2.42.0、etcd 3.4.23。图由本站根据这些数据绘制，不是 Grafana 的截图。那里的 Grafana、CoreDNS 是模拟的。',
  );
  expect(caption('en', {simulated: []})).toMatch(/not a screenshot of Grafana\.$/);
});

test('plain Markdown has a line a panel', () => {
  const [dashboard] = dashboards;
  const text = renderDashboard(dashboard && createDashboardView(dashboard, recording, 'en'));
  expect(text).toMatch(/^\*\*Cluster\*\*\n\n- Targets down: 0, normal\.\n/);
  expect(text.match(/^- /gm)).toHaveLength(8);
});
