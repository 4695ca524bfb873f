import {chromium, type Browser, type BrowserContext, type Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {addressOf, listSlugs} from './built-page.ts';
import {serveSite, type StaticServer} from './static-server.ts';

/** Every page under its Content-Security-Policy: nothing is refused, and nothing leaves the origin. */
let browser: Browser;
let server: StaticServer;

beforeAll(async () => {
  server = await serveSite();
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
  browser = await chromium.launch({executablePath: '/usr/bin/chromium', args});
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

test('no page violates its policy or asks another origin', {timeout: 600_000}, async () => {
  const {context, found} = await openContext();
  const addresses = (await listSlugs()).flatMap((slug) => [addressOf(slug, 'zh'), addressOf(slug, 'en')]);
  const page = await context.newPage();
  for (const address of [...addresses, '/nowhere/']) {
    await page.goto(server.origin + address, {waitUntil: 'load'});
    expect(await page.locator('meta[http-equiv="Content-Security-Policy"]').count(), address).toBe(1);
    // The search is made ready when there is nothing else to do.
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  }
  await page.waitForLoadState('networkidle');
  expect(found).toEqual([]);
  await context.close();
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

/** A context that notes what a policy refuses, and requests to anywhere else. */
async function openContext(): Promise<{context: BrowserContext; found: string[]}> {
  const found: string[] = [];
  const context = await browser.newContext({reducedMotion: 'reduce'});
  await context.exposeFunction('noteViolation', (text: string) => void found.push(text));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const {noteViolation} = window as unknown as {noteViolation: (text: string) => void};
      noteViolation(`refused: ${event.effectiveDirective} ${event.blockedURI} on ${location.pathname}`);
    });
  });
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== server.origin && url.protocol !== 'data:') found.push(`asked: ${request.url()}`);
  });
  context.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) found.push(`console: ${message.text()}`);
  });
  return {context, found};
}

async function search(page: Page, words: string, wanted: string): Promise<void> {
  await page.locator('button[data-open-modal]').click();
  await page.locator('dialog input').fill(words);
  const found = page.locator(`dialog a[href^="${wanted}"]`);
  await expect.poll(() => found.count(), {timeout: 20_000}).toBeGreaterThan(0);
  await page.keyboard.press('Escape');
}
