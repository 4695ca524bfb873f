import {dashboards, recording} from 'virtual:runbook/dashboards';
import type {Language} from '../../model/language.ts';
import {createDashboardView, type DashboardView} from './dashboard-view.ts';

/**
 * The picture of a dashboard of the site; undefined where nothing was recorded.
 * @throws {Error} where no page writes a dashboard with this uid
 */
export function findDashboard(uid: string, language: Language): DashboardView | undefined {
  const dashboard = dashboards.find((each) => each.uid === uid);
  if (dashboard === undefined) throw new Error(`no page writes a dashboard with the uid ${uid}`);
  return createDashboardView(dashboard, recording, language);
}
