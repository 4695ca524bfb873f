// An ambient module may not import a relative path by a declaration.
/* eslint-disable @typescript-eslint/consistent-type-imports -- an import statement would turn what is declared here into an augmentation */

declare module 'virtual:runbook/dashboards' {
  export const dashboards: import('./load-dashboards.ts').LoadedDashboards['dashboards'];
  export const recording: import('./load-dashboards.ts').LoadedDashboards['recording'];
}
