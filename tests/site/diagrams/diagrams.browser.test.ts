import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {launchChromium} from '../../../tools/launch-chromium.ts';
import {findElements, hasClass, loadBuiltPages} from '../built-page.ts';
import {serveSite, type StaticServer} from '../static-server.ts';

let browser: Browser;
let server: StaticServer;
/** The built pages that have a diagram. */
let paths: readonly string[];

beforeAll(async () => {
  server = await serveSite();
  const built = await loadBuiltPages();
  paths = built
    .filter(({tree}) => findElements(tree, (each) => hasClass(each, 'diagram')).length > 0)
    .map(({path}) => path);
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

test.each([1280, 360])('at %i px one drawing of each diagram shows, its text inside its boxes', async (width) => {
  expect(paths.length).toBeGreaterThan(0);
  for (const path of paths) {
    await visit(path, width, async (page) => expect(await page.evaluate(findFaults), path).toEqual([]));
  }
});

test('the parts of a diagram can be reached by keyboard, and show it', async () => {
  await visit(paths[0] ?? '', 1280, async (page) => {
    const first = page.locator('.diagram-wide a').first();
    await first.evaluate((link: SVGAElement) => link.focus());
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const {outlineStyle, outlineWidth} = getComputedStyle(document.activeElement ?? document.body);
      return {inDiagram: document.activeElement?.closest('.diagram-wide') !== null, outlineStyle, outlineWidth};
    });
    expect(focused).toEqual({inDiagram: true, outlineStyle: 'solid', outlineWidth: '2px'});
  });
});

async function visit(path: string, width: number, look: (page: Page) => Promise<void>): Promise<void> {
  const page = await browser.newPage({viewport: {width, height: 900}});
  await page.goto(server.origin + path);
  await look(page);
  await page.close();
}

/** Runs in the page. */
function findFaults(): string[] {
  return [...document.querySelectorAll('.diagram')].flatMap((diagram) => {
    const shown = [...diagram.querySelectorAll('svg')].filter((svg) => getComputedStyle(svg).display !== 'none');
    const [svg] = shown;
    if (svg === undefined || shown.length > 1) return [`${String(shown.length)} drawings`];
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    const small = [...svg.querySelectorAll('text')].filter(
      (text) => parseFloat(getComputedStyle(text).fontSize) * scale < 11,
    );
    const outside = [...svg.querySelectorAll<SVGGElement>('.diagram-box')].flatMap((box) => {
      const room = box.querySelector('rect')?.getBoundingClientRect() ?? new DOMRect();
      return [...box.querySelectorAll('text')].filter((text) => {
        const {left, right, top, bottom} = text.getBoundingClientRect();
        return left < room.left || right > room.right || top < room.top || bottom > room.bottom;
      });
    });
    return [
      ...small.map((text) => `small: ${text.textContent ?? ''}`),
      ...outside.map((text) => `outside: ${text.textContent ?? ''}`),
    ];
  });
}
