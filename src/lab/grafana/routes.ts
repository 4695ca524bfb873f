import {answerJson} from './answer.ts';
import {searchDashboards, showDashboard, showFolders} from './dashboard-routes.ts';
import {checkDataSource, listDataSources, showDataSource} from './data-source-routes.ts';
import {redirectToLogin, showHealth, showLogin, showMetrics} from './open-routes.ts';
import {queryDataSources} from './query-route.ts';
import type {Handle} from './request.ts';
import {showSettings} from './settings-route.ts';

export interface Route {
  readonly method: 'GET' | 'POST';
  readonly pattern: RegExp;
  /** Answers without a password, as in Grafana. */
  readonly open?: true;
  readonly handle: Handle;
}

/** Grafana's routes as far as the pages use them. */
export const routes: readonly Route[] = [
  {method: 'GET', pattern: /^\/$/, open: true, handle: redirectToLogin},
  {method: 'GET', pattern: /^\/login$/, open: true, handle: showLogin},
  {method: 'GET', pattern: /^\/metrics$/, open: true, handle: showMetrics},
  {method: 'GET', pattern: /^\/api\/health$/, open: true, handle: showHealth},
  {method: 'GET', pattern: /^\/api\/admin\/settings$/, handle: showSettings},
  {method: 'GET', pattern: /^\/api\/org$/, handle: () => answerJson({id: 1, name: 'Main Org.', address: {}})},
  {method: 'GET', pattern: /^\/api\/datasources$/, handle: listDataSources},
  {method: 'GET', pattern: /^\/api\/datasources\/uid\/(?<uid>[\w-]+)$/, handle: showDataSource},
  {method: 'GET', pattern: /^\/api\/datasources\/uid\/(?<uid>[\w-]+)\/health$/, handle: checkDataSource},
  {method: 'GET', pattern: /^\/api\/search$/, handle: searchDashboards},
  {method: 'GET', pattern: /^\/api\/dashboards\/uid\/(?<uid>[\w-]+)$/, handle: showDashboard},
  {method: 'GET', pattern: /^\/api\/folders$/, handle: showFolders},
  {method: 'POST', pattern: /^\/api\/ds\/query$/, handle: queryDataSources},
];
