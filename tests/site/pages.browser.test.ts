import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {chromium, type Browser, type Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {addressOf, listSlugs} from './built-page.ts';
import {serveSite, type StaticServer} from './static-server.ts';

interface Violation {
  readonly id: string;
  readonly nodes: readonly {readonly html: string; readonly failureSummary?: string}[];
}

/** The rules that a theme makes a difference to; the others have looked at the same page already. */
const ofColour = ['color-contrast', 'link-in-text-block'];

const axeFile = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'));

let browser: Browser;
let server: StaticServer;
let axe: string;
let addresses: readonly string[];

beforeAll(async () => {
  server = await serveSite();
  axe = await readFile(axeFile, 'utf8');
  const slugs = (await listSlugs()).flatMap((slug) => [addressOf(slug, 'zh'), addressOf(slug, 'en')]);
  addresses = [...slugs, '/404.html'];
  browser = await chromium.launch({executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu']});
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

test('axe finds nothing and the console stays empty, light and dark', async () => {
  const found: string[] = [];
  await visitAll({colorScheme: 'light', viewport: {width: 1280, height: 900}}, async (page, address, messages) => {
    // A folded block is checked unfolded.
    await page.locator('details').evaluateAll((all) => all.forEach((each) => each.setAttribute('open', '')));
    // What is not on the screen is not laid out, and what is not laid out is not checked.
    await page
      .locator('.expressive-code, .dashboard-grid')
      .evaluateAll((all) => all.forEach((each) => ((each as HTMLElement).style.contentVisibility = 'visible')));
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({colorScheme});
      await expect.poll(() => page.locator('html').getAttribute('data-theme'), {message: address}).toBe(colorScheme);
      for (const {id, nodes} of await findViolations(page, colorScheme === 'light' ? undefined : ofColour))
        found.push(`${address}: ${colorScheme}: ${id}: ${nodes[0]?.html ?? ''}`);
    }
    found.push(...messages.map((message) => `${address}: console: ${message}`));
  });
  expect(found).toEqual([]);
});

test.each([
  ['/binary-install/kubelet/', 'light'],
  ['/binary-install/kubelet/', 'dark'],
  ['/en/binary-install/kubelet/', 'light'],
  ['/en/binary-install/kubelet/', 'dark'],
] as const)('axe finds nothing in the open panel of %s, %s', async (address, colorScheme) => {
  const context = await browser.newContext({colorScheme, reducedMotion: 'reduce'});
  const page = await context.newPage();
  await page.goto(server.origin + address, {waitUntil: 'networkidle'});
  await page.locator('.values-open:visible').click();
  // With a value that does not fit, and a version that needs a checksum.
  await page.locator('[id="value-master.ip"]').fill('nowhere');
  await page.locator('[id="value-kubernetes"]').fill('1.20.2');
  await page.keyboard.press('Tab');
  await page.locator('[id="value-kubelet_sha256"]').waitFor();
  expect((await findViolations(page)).map(({id, nodes}) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  await context.close();
});

test('nothing is wider than a phone, and no column of a table as narrow as a Chinese character', async () => {
  const found: string[] = [];
  await visitAll({viewport: {width: 360, height: 740}}, async (page, address) => {
    if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)) found.push(address);
    found.push(...(await listNarrowCells(page)).map((text) => `${address}: ${text}`));
  });
  expect(found).toEqual([]);
});

test('without JavaScript every block can be read', async () => {
  await visitAll({javaScriptEnabled: false}, async (page, address) => {
    const blocks = await page.locator('.block').count();
    await expect(page.locator('.block > .expressive-code pre').count(), address).resolves.toBe(blocks);
    const folded = page.locator('details.block').first();
    if ((await folded.count()) === 0) return;
    // By a key: blocks above are laid out as they come on the screen, and would move a click's aim.
    await folded.locator('summary').press('Enter');
    await expect.poll(() => folded.locator('pre').isVisible(), {message: address}).toBe(true);
  });
});

type ContextOptions = Parameters<Browser['newContext']>[0];

async function visitAll(
  options: ContextOptions,
  look: (page: Page, address: string, messages: readonly string[]) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({...options, reducedMotion: 'reduce'});
  const waiting = [...addresses];
  const visit = async (): Promise<void> => {
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) await visitOne(address);
  };
  const visitOne = async (address: string): Promise<void> => {
    const page = await context.newPage();
    const messages: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) messages.push(message.text());
    });
    page.on('pageerror', (error) => messages.push(error.message));
    await page.goto(server.origin + address, {waitUntil: 'networkidle'});
    await look(page, address, messages);
    await page.close();
  };
  // A page waits for the network to be idle for longer than it works.
  await Promise.all(Array.from({length: 3}, visit));
  await context.close();
}

/** Cells in which two Chinese characters do not fit on a line. */
async function listNarrowCells(page: Page): Promise<string[]> {
  const cells = page.locator('main :is(td, th)');
  return cells.evaluateAll((all) =>
    all.flatMap((cell) => {
      const {fontSize, paddingInlineStart, paddingInlineEnd} = getComputedStyle(cell);
      const width = cell.clientWidth - parseFloat(paddingInlineStart) - parseFloat(paddingInlineEnd);
      const text = cell.textContent ?? '';
      return /\p{Script=Han}{2}/u.test(text) && width < 2 * parseFloat(fontSize) ? [text] : [];
    }),
  );
}

/** @param rules those to try, all where none are given */
async function findViolations(page: Page, rules?: readonly string[]): Promise<readonly Violation[]> {
  await page.evaluate(axe);
  return page.evaluate(async (only) => {
    const {axe: loaded} = window as unknown as {axe: {run: (options: object) => Promise<{violations: Violation[]}>}};
    return (await loaded.run({...(only === undefined ? {} : {runOnly: only}), resultTypes: ['violations']})).violations;
  }, rules);
}
