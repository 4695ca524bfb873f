import type {BrowserContext, BrowserContextOptions, Locator, Page} from 'playwright-core';
import {launchChromium} from '../../tools/launch-chromium.ts';
import {serveSite} from './static-server.ts';

export interface SiteBrowser {
  readonly origin: string;
  /** A reader of its own: nothing is stored yet. */
  readonly newReader: (options?: BrowserContextOptions) => Promise<BrowserContext>;
  /** A page of a new reader. */
  readonly open: (address: string, options?: BrowserContextOptions) => Promise<Page>;
  readonly close: () => Promise<void>;
}

/** The built site on this machine, and the system's Chromium before it. */
export async function openSite(): Promise<SiteBrowser> {
  const server = await serveSite();
  const browser = await launchChromium();
  const newReader = (options: BrowserContextOptions = {}) =>
    browser.newContext({reducedMotion: 'reduce', permissions: ['clipboard-read', 'clipboard-write'], ...options});
  return {
    origin: server.origin,
    newReader,
    open: async (address, options) => {
      const page = await (await newReader(options)).newPage();
      await page.goto(server.origin + address, {waitUntil: 'networkidle'});
      return page;
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/**
 * A click far down the page. A block that comes into view takes its true height a frame later, and what is clicked as
 * the page arrives there would move away under the mouse.
 */
export async function scrollAndClick(target: Locator): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  await target.evaluate(() => new Promise((show) => requestAnimationFrame(() => requestAnimationFrame(show))));
  await target.click();
}
