import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {launchChromium} from '../../tools/launch-chromium.ts';
import {keyOf, passedBefore, rememberPass} from '../helpers/passed-before.ts';
import {hashSurroundings, readBuilt} from './built-inputs.ts';
import {addressOf, findElements, hasClass, listSlugs, loadBuiltPages} from './built-page.ts';
import {serveSite, type StaticServer} from './static-server.ts';
import {watchPolicy} from './watch-policy.ts';

interface Violation {
  readonly id: string;
  readonly nodes: readonly {readonly html: string; readonly failureSummary?: string}[];
}

interface Axe {
  configure(spec: {readonly rules: readonly {readonly id: string; readonly selector: string}[]}): void;
  run(context: {readonly exclude: readonly string[]}, options: object): Promise<{violations: Violation[]}>;
}

interface Findings {
  readonly axe: readonly string[];
  readonly console: readonly string[];
  readonly narrow: readonly string[];
  readonly policy: readonly string[];
}

const axeFile = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'));

let browser: Browser;
let server: StaticServer;
let axe: string;
let addresses: Readonly<Record<'zh' | 'en', readonly string[]>>;

beforeAll(async () => {
  server = await serveSite();
  axe = await readFile(axeFile, 'utf8');
  const slugs = await listSlugs();
  const [zh, en] = (['zh', 'en'] as const).map((language) => slugs.map((slug) => addressOf(slug, language)));
  addresses = {zh: [...(zh ?? []), '/404.html'], en: en ?? []};
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

describe('every page', () => {
  let found: Findings;

  beforeAll(async () => {
    found = await visitEveryPage();
  }, 600_000);

  test('has nothing that axe finds, Chinese in the light and English in the dark', () => {
    expect(found.axe).toEqual([]);
  });

  test('leaves the console empty', () => {
    expect(found.console).toEqual([]);
  });

  test('keeps its Content-Security-Policy, and asks no other origin', () => {
    expect(found.policy).toEqual([]);
  });

  test('is not wider than a phone, and no column of a table is as narrow as a Chinese character', () => {
    expect(found.narrow).toEqual([]);
  });
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
  expect((await findViolations(page, 'everything')).map(({id, nodes}) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  await context.close();
});

test('without JavaScript every block can be read', async () => {
  const context = await browser.newContext({javaScriptEnabled: false, reducedMotion: 'reduce'});
  const built = await loadBuiltPages();
  const withBlocks = built.filter(({tree}) => findElements(tree, (each) => hasClass(each, 'block')).length > 0);
  expect(withBlocks.length).toBeGreaterThan(50);
  const page = await context.newPage();
  for (const {path} of withBlocks) {
    await page.goto(server.origin + path);
    const blocks = await page.locator('.block').count();
    await expect(page.locator('.block > .expressive-code pre').count(), path).resolves.toBe(blocks);
    const folded = page.locator('details.block').first();
    if ((await folded.count()) === 0) continue;
    // By a key: blocks above are laid out as they come on the screen, and would move a click's aim.
    await folded.locator('summary').press('Enter');
    await expect.poll(() => folded.locator('pre').isVisible(), {message: path}).toBe(true);
  }
  await context.close();
});

/**
 * Looks at each page once, for all that is to be seen on it: the two languages are built alike, so each has a theme.
 * A page that passed as it is now is not opened again.
 */
async function visitEveryPage(): Promise<Findings> {
  const [zh, en] = [[...addresses.zh], [...addresses.en]];
  // Four at a time: each waits for the network to be idle more than it computes.
  const visits = [visitPages(zh, 'light'), visitPages(en, 'dark'), visitPages(zh, 'light'), visitPages(en, 'dark')];
  const parts = await Promise.all(visits);
  const unopened = parts.reduce((sum, part) => sum + part.unopened, 0);
  if (unopened > 0) console.log(`${unopened} pages passed before as they are: not opened`);
  return {
    axe: parts.flatMap(({axe: each}) => each),
    console: parts.flatMap(({console: each}) => each),
    narrow: parts.flatMap(({narrow}) => narrow),
    policy: parts.flatMap(({policy}) => policy),
  };
}

/** Takes page after page from those that are left. */
async function visitPages(
  left: string[],
  colorScheme: 'light' | 'dark',
): Promise<Findings & {readonly unopened: number}> {
  const found = {axe: [] as string[], console: [] as string[], narrow: [] as string[]};
  const context = await browser.newContext({colorScheme, reducedMotion: 'reduce'});
  const policy = await watchPolicy(context, server.origin);
  const page = await context.newPage();
  const tests = ['pages.browser.test.ts', 'watch-policy.ts'].map((file) => `tests/site/${file}`);
  const surroundings = await hashSurroundings(tests);
  const countFindings = () => [...Object.values(found), policy].reduce((sum, each) => sum + each.length, 0);
  let unopened = 0;
  let path = '';
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) found.console.push(`${path}: ${message.text()}`);
  });
  page.on('pageerror', (error) => found.console.push(`${path}: ${error.message}`));
  for (let next = left.shift(); next !== undefined; next = left.shift()) {
    path = next;
    const key = keyOf('page', browser.version(), colorScheme, path, surroundings, await readBuilt(path));
    if (await passedBefore(key)) {
      unopened += 1;
      continue;
    }
    const before = countFindings();
    await page.setViewportSize({width: 1280, height: 900});
    await page.goto(server.origin + path, {waitUntil: 'networkidle'});
    await expect(page.locator('html').getAttribute('data-theme'), path).resolves.toBe(colorScheme);
    await expect(page.locator('meta[http-equiv="Content-Security-Policy"]').count(), path).resolves.toBe(1);
    // A folded block is checked unfolded.
    await page.locator('details').evaluateAll((all) => all.forEach((each) => each.setAttribute('open', '')));
    // What is not on the screen is not laid out, and what is not laid out is not checked.
    await page
      .locator('.expressive-code, .dashboard-grid')
      .evaluateAll((all) => all.forEach((each) => ((each as HTMLElement).style.contentVisibility = 'visible')));
    const violations = await findViolations(page, 'ownParts');
    found.axe.push(...violations.map(({id, nodes}) => `${path}: ${id}: ${nodes[0]?.html ?? ''}`));
    await page.setViewportSize({width: 360, height: 740});
    if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)) found.narrow.push(path);
    found.narrow.push(...(await listNarrowCells(page)).map((text) => `${path}: ${text}`));
    if (countFindings() === before) await rememberPass(key);
  }
  await context.close();
  return {...found, policy, unopened};
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

/**
 * @param scope `ownParts` leaves out what is the same on all pages and costs most: the sidebar, and the colours of code,
 *   whose tokens are held against their ground in tokens.test.ts
 */
async function findViolations(page: Page, scope: 'ownParts' | 'everything'): Promise<readonly Violation[]> {
  await page.evaluate(axe);
  return page.evaluate(async (own) => {
    const {axe: loaded} = window as unknown as {axe: Axe};
    if (own) loaded.configure({rules: [{id: 'color-contrast', selector: ':not(.expressive-code pre *)'}]});
    const exclude = own ? ['#starlight__sidebar'] : [];
    return (await loaded.run({exclude}, {resultTypes: ['violations']})).violations;
  }, scope === 'ownParts');
}
