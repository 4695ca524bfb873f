import type {DashboardView} from './dashboard-view.ts';

/** A dashboard's picture in plain Markdown: what each panel shows, in words. Empty where there is no picture. */
export function renderDashboard(view: DashboardView | undefined): string {
  if (view === undefined) return '';
  const items = view.panels.map(({alternative}) => `- ${alternative.trim()}`);
  return [`**${view.title}**`, items.join('\n'), view.caption].join('\n\n');
}
