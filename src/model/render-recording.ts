import type {Recording} from './recorded-series.ts';

/** The recording as its file: JSON with a line a series, so that two of them can be compared. */
export function renderRecording({dashboards, ...head}: Recording): string {
  const body = Object.entries(dashboards).map(
    ([uid, {panels}]) => `    ${JSON.stringify(uid)}: {"panels": {\n${renderPanels(panels)}\n    }}`,
  );
  const lines = Object.entries(head).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},\n`);
  return `{\n${lines.join('')}  "dashboards": {\n${body.join(',\n')}\n  }\n}\n`;
}

function renderPanels(panels: Recording['dashboards'][string]['panels']): string {
  return Object.entries(panels)
    .map(([id, series]) => {
      const lines = series.map((each) => `\n        ${JSON.stringify(each)}`);
      return `      ${JSON.stringify(id)}: [${lines.join(',')}${lines.length === 0 ? '' : '\n      '}]`;
    })
    .join(',\n');
}
