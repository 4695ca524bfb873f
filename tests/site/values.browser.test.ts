import {execa} from 'execa';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {setTimeout} from 'node:timers/promises';
import type {Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {extractInventory} from '../../src/extract/extract-inventory.ts';
import {createTemporaryDirectory} from '../helpers/temporary-directory.ts';
import {root} from './built-page.ts';
import {listPayloads, loadPlan, loadPlans} from './default-plans.ts';
import {readSteps} from './shown-steps.ts';
import {openSite, scrollAndClick, type SiteBrowser} from './site-browser.ts';

let site: SiteBrowser;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site.close());

test('an address that is typed once stands on every page, in what is copied, after reloading and in a shared link', async () => {
  const page = await site.open('/binary-install/etcd/');
  await openPanel(page);
  await page.locator('[id="value-master.ip"]').fill('10.1.2.3');
  await expectShown(page, '10.1.2.3', '172.16.0.67');
  await page.keyboard.press('Escape');
  const file = page.locator('.block[data-path="/opt/kubernetes/cfg/etcd"]');
  await scrollAndClick(file.locator('.block-copy'));
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('--listen-client-urls=https://10.1.2.3:2379,https://127.0.0.1:2379');
  expect(copied).toBe(
    await file
      .locator('.ec-line')
      .allTextContents()
      .then((lines) => lines.join('\n')),
  );

  await page.goto(`${site.origin}/en/prepare/hosts/`, {waitUntil: 'networkidle'});
  await expectShown(page, '10.1.2.3', '172.16.0.67');
  await page.reload({waitUntil: 'networkidle'});
  await expectShown(page, '10.1.2.3', '172.16.0.67');

  await openPanel(page);
  await page.getByRole('button', {name: 'Copy a link to share'}).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const other = await site.open(link.slice(site.origin.length));
  // What a link brings is shown, and used only when the reader says so.
  await expectShown(other, '172.16.0.67', '10.1.2.3');
  expect(await other.locator('dialog.values pre').textContent()).toContain('master  10.1.2.3');
  await other.getByRole('button', {name: 'Use these values'}).click();
  await expectShown(other, '10.1.2.3', '172.16.0.67');
  expect(new URL(other.url()).hash).toBe('');
});

test('the downloaded inventory gives runbook plan what the pages show', async () => {
  const page = await site.open('/en/binary-install/kubelet/');
  await openPanel(page);
  await page.locator('[id="value-node01.name"]').fill('worker-a');
  await page.locator('[id="value-node01.ip"]').fill('10.9.0.7');
  await page.locator('[id="value-kubernetes"]').fill('1.20.2');
  await page.keyboard.press('Tab');
  await page.locator('[id="value-kubelet_sha256"]').fill('a'.repeat(64));
  await page.locator('[id="value-kubectl_sha256"]').fill('b'.repeat(64));
  await page.locator('[id="value-os"]').selectOption('rocky');
  await page.getByRole('button', {name: /^Add to worker nodes$/}).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', {name: 'Download the inventory'}).click(),
  ]);
  await using directory = await createTemporaryDirectory();
  const file = join(directory.path, 'hosts.yaml');
  await writeFile(file, await readFile(await download.path(), 'utf8'));
  const {stdout, exitCode} = await execa(
    process.execPath,
    ['bin/runbook.mjs', 'plan', 'binary-install', '-i', file, '--lang', 'en'],
    {cwd: root, reject: false},
  );
  expect(exitCode).toBe(0);
  expect(stdout).toContain('worker-a');

  const {inventory} = extractInventory(file, await readFile(file, 'utf8'));
  expect(inventory?.hosts.map(({name}) => name)).toEqual(['master', 'worker-a', 'node02', 'node03']);
  if (inventory === undefined) throw new Error('the inventory cannot be read');
  const {steps} = await loadPlan('binary-install', inventory);
  for (const address of ['/en/binary-install/kubelet/', '/prepare/hosts/', '/binary-install/cni/']) {
    await page.goto(site.origin + address, {waitUntil: 'networkidle'});
    await expect.poll(() => page.locator('.hosts').first().textContent()).toContain('worker-a');
    for (const {id, blocks} of await readSteps(page)) {
      const first = steps.find((step) => step.id === id)?.hosts[0];
      if (first === undefined) throw new Error(`${id} is not planned`);
      expect(blocks.toSorted(), id).toEqual(listPayloads(first).toSorted());
    }
  }
});

test('a value that does not fit is said to be wrong, and changes nothing', async () => {
  const page = await site.open('/binary-install/etcd/');
  await openPanel(page);
  const field = page.locator('[id="value-master.ip"]');
  await field.fill('10.1.2.$(reboot)');
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  expect(await page.locator('[id="value-master.ip-message"]').textContent()).toBe('不符合类型 ip');
  await expectShown(page, '172.16.0.67', 'reboot');
  await page.reload({waitUntil: 'networkidle'});
  await expectShown(page, '172.16.0.67', 'reboot');
  await openPanel(page);
  await page.locator('[id="value-node01.ip"]').fill('172.16.0.68');
  expect(await page.locator('[id="value-node01.ip-message"]').textContent()).toBe('另一台主机已经使用');
  await page.locator('[id="value-node01.pod_subnet"]').fill('10.244.2.128/25');
  expect(await page.locator('[id="value-node01.pod_subnet-message"]').textContent()).toContain('重叠');
});

test.each([
  ['#values=nonsense', '这个链接里的值无法读取。'],
  [`#values=${Buffer.from('{"format":2,"parameters":{}}').toString('base64url')}`, '这个链接里的值无法读取。'],
])('a link with %s is refused', async (fragment, message) => {
  const page = await site.open(`/binary-install/etcd/${fragment}`);
  await expect.poll(() => page.locator('dialog.values .values-error').textContent()).toBe(message);
});

test('a link cannot smuggle shell into a command', async () => {
  const values = {format: 1, parameters: {github_url: 'https://x.org/$(id)', etcd: '3.6.13'}};
  const page = await site.open(
    `/prepare/artifacts/#values=${Buffer.from(JSON.stringify(values)).toString('base64url')}`,
  );
  await expect.poll(() => page.locator('dialog.values pre').textContent()).toBe('etcd = 3.6.13');
});

test('a case that is chosen is chosen on every page, and by the values', async () => {
  const page = await site.open('/prepare/hosts/');
  await scrollAndClick(page.getByRole('tab', {name: 'os 为 rocky'}).first());
  await expect.poll(() => page.locator('.block:visible', {hasText: 'dnf install'}).count()).toBeGreaterThan(1);
  expect(await page.locator('.block:visible', {hasText: 'apt-get install'}).count()).toBe(0);
  await page.goto(`${site.origin}/en/prepare/hosts/`, {waitUntil: 'networkidle'});
  await expect.poll(() => page.locator('.block:visible', {hasText: 'dnf install'}).count()).toBeGreaterThan(1);
  await openPanel(page);
  expect(await page.locator('[id="value-os"]').inputValue()).toBe('rocky');
  await page.getByRole('button', {name: 'Back to the defaults'}).click();
  expect(await page.locator('.block:visible', {hasText: 'dnf install'}).count()).toBe(0);

  // A case of versions is only looked at: the reader's version stays. It need not wait for the values of a slow line.
  await page.route('**/values/*.json', (route) => setTimeout(1_000).then(() => route.continue()));
  await page.goto(`${site.origin}/en/binary-install/kubelet/`, {waitUntil: 'networkidle'});
  const old = page.getByRole('tab', {name: 'Kubernetes version below 1.24'}).first();
  await scrollAndClick(old);
  await page.reload({waitUntil: 'networkidle'});
  expect(await old.getAttribute('aria-selected')).toBe('true');
  await openPanel(page);
  expect(await page.locator('[id="value-kubernetes"]').inputValue()).not.toMatch(/^1\.2[0-3]\b/);
});

test('everything can be done with the keyboard', async () => {
  const page = await site.open('/en/prepare/hosts/');
  await page.locator('.values-open:visible').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('dialog.values').count()).toBe(1);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('dialog.values').count()).toBe(0);
  await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('values-open');
  const tab = page.getByRole('tab', {selected: true}).first();
  await tab.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.locator('.block:visible', {hasText: 'dnf install'}).count()).toBeGreaterThan(0);
  const copy = page.locator('.block-copy:visible').first();
  await copy.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => copy.textContent()).toBe('Copied');
  const host = page.locator('.hosts button', {hasText: 'node02'}).first();
  await host.focus();
  await page.keyboard.press('Space');
  await expect.poll(() => host.getAttribute('aria-pressed')).toBe('true');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('node02');
});

test('the script of a page is what the page shows for that host', async () => {
  const page = await site.open('/binary-install/cni/');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    scrollAndClick(page.locator('.script-download', {hasText: 'node02'})),
  ]);
  expect(download.suggestedFilename()).toBe('cni.node02.sh');
  const path = await download.path();
  const script = await readFile(path, 'utf8');
  const {exitCode} = await execa('bash', ['-n', path], {reject: false});
  expect(exitCode).toBe(0);
  const steps = (await loadPlans()).flatMap((plan) => plan.steps).filter(({file}) => file.endsWith('/cni.mdx'));
  for (const {hosts} of steps) {
    const host = hosts.find((each) => each.host === 'node02');
    const sent = host ? listPayloads({...host, undo: []}) : [];
    for (const payload of sent) expect(script).toContain(payload.slice(payload.indexOf('\n') + 1));
  }
  // The page is as it was.
  expect(await page.locator('.hosts button[aria-pressed=true]').first().textContent()).toBe('master');
});

test.each(['/pki/certificates/', '/en/monitoring/dashboards/'])(
  'a link to a step shows its heading, %s',
  async (address) => {
    const page = await site.open(address);
    const links = await page
      .locator('starlight-toc a[href^="#"]')
      .evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''));
    for (const link of links.slice(-4, -1)) {
      const linked = await site.open(address + link);
      const head = linked.locator(`[id="${decodeURIComponent(link.slice(1))}"]`);
      await expect
        .poll(() => head.evaluate((each) => Math.abs(each.getBoundingClientRect().top - 100) < 100), {message: link})
        .toBe(true);
      await linked.close();
    }
  },
);

test('the language switch keeps the page, the step and the values', async () => {
  const page = await site.open('/binary-install/etcd/#etcd-start');
  await openPanel(page);
  await page.locator('[id="value-master.ip"]').fill('10.1.2.3');
  await page.keyboard.press('Escape');
  await page.locator('starlight-lang-select select').first().selectOption({label: 'English'});
  await page.waitForURL('**/en/binary-install/etcd/#etcd-start');
  await page.waitForLoadState('networkidle');
  await expectShown(page, '10.1.2.3', '172.16.0.67');
});

test('without JavaScript the defaults stand, with every case and what differs', async () => {
  const page = await site.open('/prepare/hosts/', {javaScriptEnabled: false});
  expect(await page.locator('.block:visible', {hasText: 'apt-get install'}).count()).toBeGreaterThan(0);
  expect(await page.locator('.block:visible', {hasText: 'dnf install'}).count()).toBeGreaterThan(0);
  expect(await page.locator('.step-differences:visible', {hasText: 'node02'}).count()).toBeGreaterThan(0);
  expect(await page.locator('.block-copy:visible, .values-open:visible').count()).toBe(0);
});

async function openPanel(page: Page): Promise<void> {
  await page.locator('.values-open:visible').click();
  await page.locator('dialog.values').waitFor();
}

async function expectShown(page: Page, wanted: string, gone: string): Promise<void> {
  // What a run has printed is not the reader's.
  const text = () =>
    page.locator('.step').evaluateAll((steps) =>
      steps
        .map((step) => {
          const copy = step.cloneNode(true) as Element;
          for (const each of copy.querySelectorAll('.standings, .block-output')) each.remove();
          return copy.textContent;
        })
        .join('\n'),
    );
  await expect.poll(text).toContain(wanted);
  expect(await text()).not.toContain(gone);
}
