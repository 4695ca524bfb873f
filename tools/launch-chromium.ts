import {chromium, type Browser, type LaunchOptions} from 'playwright-core';

/**
 * Debian's chromium-headless-shell: the same pages without a browser's windows around them, which in /usr/bin/chromium
 * take half of the processor's time even where nobody sees them.
 * @param options Playwright's; `args` come on top of those that every use here needs
 */
export function launchChromium({args = [], ...options}: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: '/usr/bin/chromium-headless-shell',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', ...args],
    ...options,
  });
}
