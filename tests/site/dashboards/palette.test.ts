import {readFile} from 'node:fs/promises';
import {beforeAll, describe, expect, test} from 'vitest';
import {loadProjectFiles} from '../../../src/cli/project-files.ts';
import {mostLines} from '../../../src/site/dashboards/chart.ts';
import {readDashboards} from '../../../src/site/dashboards/read-dashboards.ts';
import {root} from '../built-page.ts';
import {contrast} from '../contrast.ts';

let css: string;
let chart: string;
let tokens: string;

beforeAll(async () => {
  css = await readFile(`${root}/src/site/dashboards/dashboards.css`, 'utf8');
  chart = await readFile(`${root}/src/site/dashboards/chart.css`, 'utf8');
  tokens = await readFile(`${root}/src/site/theme/tokens.css`, 'utf8');
});

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  const pick = (text: string, name: string): string => {
    const pattern = new RegExp(`--${name}: light-dark\\(([^,]+), (.+)\\);`);
    const found = pattern.exec(text)?.[theme === 'light' ? 1 : 2] ?? '';
    const [, token] = /^var\(--(.+)\)$/.exec(found) ?? [];
    return token === undefined ? found : pick(tokens, token);
  };

  test('every line and level can be told from the panel', () => {
    const ground = pick(css, 'panel-ground');
    expect(ground).toMatch(/^#[0-9a-f]{6}$/);
    for (let series = 1; series <= mostLines; series += 1) {
      expect(contrast(pick(css, `series-${series}`), ground), `series ${series}`).toBeGreaterThanOrEqual(3);
    }
    for (const level of ['green', 'yellow', 'red']) {
      expect(contrast(pick(css, `level-${level}`), ground), level).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('no two lines have the same colour', () => {
    const colours = Array.from({length: mostLines}, (_, index) => pick(css, `series-${index + 1}`));
    expect(new Set(colours).size).toBe(mostLines);
  });
});

test('no two lines have the same dash', () => {
  const dashes = Array.from({length: mostLines}, (_, index) => {
    const rule = new RegExp(`\\[data-series='${index + 1}'\\] \\{([^}]*)\\}`).exec(chart)?.[1] ?? 'none';
    return /stroke-dasharray: ([^;]+);/.exec(rule)?.[1] ?? 'solid';
  });
  expect(new Set(dashes).size).toBe(mostLines);
});

test('the grid knows the width of every panel', async () => {
  const widths = readDashboards(await loadProjectFiles(root)).flatMap(({dashboard}) =>
    dashboard.panels.map(({gridPos}) => gridPos.w),
  );
  for (const width of new Set(widths)) {
    expect(css).toMatch(new RegExp(`\\.panel\\[data-width='${width}'\\] \\{\\s*grid-column: span ${width};`));
  }
});
