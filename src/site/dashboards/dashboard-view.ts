import type {Dashboard} from '../../model/dashboard.ts';
import type {Language} from '../../model/language.ts';
import type {Recording} from '../../model/recorded-series.ts';
import {dashboardText} from './dashboard-texts.ts';
import {createPanelView, type PanelView} from './panel-view.ts';

/** A dashboard as the page shows it. */
export interface DashboardView {
  readonly title: string;
  /** In reading order: from above, each row from the left. */
  readonly panels: readonly PanelView[];
  /** Where the numbers come from. */
  readonly caption: string;
}

/** Undefined where nothing was recorded for the dashboard: then there is nothing to show. */
export function createDashboardView(
  dashboard: Dashboard,
  recording: Recording | undefined,
  language: Language,
): DashboardView | undefined {
  const recorded = recording?.dashboards[dashboard.uid];
  if (recording === undefined || recorded === undefined) return undefined;
  const inOrder = dashboard.panels.toSorted((a, b) => a.gridPos.y - b.gridPos.y || a.gridPos.x - b.gridPos.x);
  return {
    title: dashboard.title,
    panels: inOrder.map((panel) =>
      createPanelView(panel, recorded.panels[String(panel.id)] ?? [], {recording, language}),
    ),
    caption: createCaption(recording, language),
  };
}

function createCaption({target, simulated, versions, from, to}: Recording, language: Language): string {
  const [date = '', time = ''] = from.split('T');
  const list = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const source = dashboardText('source', language, {
    target,
    date,
    from: time.slice(0, 5),
    to: (to.split('T')[1] ?? '').slice(0, 5),
    versions: list.join(dashboardText('comma', language)),
  });
  const names = simulated.join(dashboardText('comma', language));
  const standIns = names === '' ? '' : dashboardText('simulated', language, {names});
  return (source + dashboardText('drawn', language) + standIns).trim();
}
