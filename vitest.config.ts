import {defineConfig} from 'vitest/config';
import {labs} from './tests/lab/labs.ts';

/**
 * `unit` runs anywhere; `site` and `lighthouse` read and open what `npm run build` made; `lab` needs root and the lab's
 * hosts.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/**/*.lab.test.ts', 'tests/site/**'],
          // Against what hangs, not against what is slow: a shared machine takes four times as long at times.
          testTimeout: 120_000,
          // They wait for processes more than they compute.
          maxWorkers: 4,
        },
      },
      {
        test: {
          name: 'site',
          include: ['tests/site/**/*.test.ts'],
          exclude: ['tests/site/lighthouse.browser.test.ts'],
          // Some open every page of the site.
          testTimeout: 600_000,
          hookTimeout: 120_000,
          expect: {poll: {timeout: 20_000}},
          // Browsers wait for the network to be idle more than they compute.
          maxWorkers: 3,
        },
      },
      {
        test: {
          name: 'lighthouse',
          include: ['tests/site/lighthouse.browser.test.ts'],
          // After the others: what is measured must have the machine to itself.
          sequence: {groupOrder: 1},
        },
      },
      {
        test: {
          name: 'lab',
          include: ['tests/**/*.lab.test.ts'],
          globalSetup: ['tests/lab/stop-lab.ts'],
          setupFiles: ['tests/lab/choose-lab.ts'],
          testTimeout: 600_000,
          hookTimeout: 900_000,
          // Hosts wait more than they compute.
          maxWorkers: labs.length,
        },
      },
    ],
  },
});
