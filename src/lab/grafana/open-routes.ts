import {readFileSync} from 'node:fs';
import path from 'node:path';
import {answerError, answerJson, type Answer} from './answer.ts';
import type {KnownRequest} from './request.ts';
import {version} from './version.ts';

/** GET /api/health. */
export function showHealth(): Answer {
  return answerJson({database: 'ok', version, commit: 'simulated'});
}

/** GET /login: the one page, which says what this is. */
export function showLogin({instance}: KnownRequest): Answer {
  const body = readFileSync(path.join(instance.home, 'public/login.html'), 'utf8');
  return {status: 200, type: 'text/html; charset=UTF-8', body};
}

/** GET /. */
export function redirectToLogin(): Answer {
  return {status: 302, type: 'text/plain', body: '', headers: {location: '/login'}};
}

/** GET /metrics: for Prometheus, with a series that says what this is. */
export function showMetrics({instance}: KnownRequest): Answer {
  if (!instance.settings.metrics.enabled) return answerError(404, 'Not found');
  const build = `branch="simulated",edition="oss",goversion="none",revision="simulated",version="${version}"`;
  const lines = [
    ...describeGauge('grafana_build_info', 'Who answers: the stand-in of the lab.', `{${build}} 1`),
    ...describeGauge('grafana_stat_totals_dashboard', 'Dashboards.', ` ${instance.dashboards.length}`),
    ...describeGauge('grafana_stat_totals_datasource', 'Data sources.', ` ${instance.sources.length}`),
    ...describeGauge('runbook_lab_simulated', '1 where a stand-in answers in place of the program.', ' 1'),
  ];
  return {status: 200, type: 'text/plain; version=0.0.4; charset=utf-8', body: `${lines.join('\n')}\n`};
}

function describeGauge(name: string, help: string, sample: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, `${name}${sample}`];
}
