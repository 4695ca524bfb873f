import type {Browser, BrowserContext, Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {launchChromium} from '../../tools/launch-chromium.ts';
import {serveSite, type StaticServer} from './static-server.ts';
import {watchPolicy} from './watch-policy.ts';

/** What a reader does under the Content-Security-Policy; that every page keeps it is seen in pages.browser.test.ts. */
let browser: Browser;
let server: StaticServer;

beforeAll(async () => {
  server = await serveSite();
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

test.each([
  ['/', '交换分区', '/prepare/system/'],
  ['/en/', 'NodePort', '/en/concepts/service/'],
  ['/', '--service-cluster-ip-range', '/binary-install/kube-apiserver/'],
  ['/en/', 'x509: certificate signed by unknown authority', '/en/binary-install/kubelet/'],
])('search on %s for %s finds %s under the policy', async (address, words, wanted) => {
  const {context, found} = await openContext();
  const page = await context.newPage();
  await page.goto(server.origin + address, {waitUntil: 'networkidle'});
  await search(page, words, wanted);
  await page.locator('starlight-theme-select select').first().selectOption('dark');
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  expect(found).toEqual([]);
  await context.close();
});

test('a script that the page does not own is refused', async () => {
  const {context, found} = await openContext();
  const page = await context.newPage();
  await page.route('**/pki/ca/', async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      body: (await response.text()).replace('</body>', '<script>alert(1)</script></body>'),
    });
  });
  await page.goto(`${server.origin}/pki/ca/`, {waitUntil: 'networkidle'});
  expect(found.filter((line) => line.startsWith('refused: script-src-elem inline'))).toHaveLength(1);
  await context.close();
});

async function openContext(): Promise<{context: BrowserContext; found: readonly string[]}> {
  const context = await browser.newContext({reducedMotion: 'reduce'});
  return {context, found: await watchPolicy(context, server.origin)};
}

async function search(page: Page, words: string, wanted: string): Promise<void> {
  await page.locator('button[data-open-modal]').click();
  await page.locator('dialog input').fill(words);
  const found = page.locator(`dialog a[href^="${wanted}"]`);
  await expect.poll(() => found.count(), {timeout: 20_000}).toBeGreaterThan(0);
  await page.keyboard.press('Escape');
}
