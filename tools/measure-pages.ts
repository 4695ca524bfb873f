import lighthouse from 'lighthouse';
import {throttling} from 'lighthouse/core/config/constants.js';
import {pageFunctions} from 'lighthouse/core/lib/page-functions.js';
import type {AddressInfo} from 'node:net';
import {createServer} from 'node:net';
import type {Browser} from 'playwright-core';
import {serveSite} from '../tests/site/static-server.ts';
import {launchChromium} from './launch-chromium.ts';

export const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

export type Category = (typeof categories)[number];

/** Points of a hundred. */
export type Scores = Readonly<Record<Category, number>>;

export interface Measured {
  readonly address: string;
  /** The best of its runs, category by category. */
  readonly scores: Scores;
  readonly runs: number;
  /** How many times slower than this machine the phone was taken to be in the last run. */
  readonly slowdown: number;
  /** Audits that count and did not pass in the last run: `seo: meta-description`. */
  readonly failed: readonly string[];
}

/** A page below a hundred is measured again: performance depends on what else the machine does. */
const mostRuns = 3;

/**
 * Lighthouse over pages of the built site, one after the other, in the system's Chromium. Its defaults: a phone, with
 * simulated throttling, but for the slowdown of the processor, which is measured before every run.
 */
export async function* measurePages(addresses: readonly string[]): AsyncGenerator<Measured> {
  const server = await serveSite();
  const port = await findFreePort();
  // Left to itself, a TERM ends this process, and Chromium with its pipe; Playwright would end Chromium alone.
  const browser = await launchChromium({args: [`--remote-debugging-port=${port}`], handleSIGTERM: false});
  try {
    for (const address of addresses) yield await measurePage(browser, address, {origin: server.origin, port});
  } finally {
    await browser.close();
    await server.close();
  }
}

export function isPerfect(scores: Scores): boolean {
  return categories.every((category) => scores[category] === 100);
}

/**
 * Lighthouse's default of 4 makes a mid-range phone of a fast desktop. A machine that is slower, or busy, is to be
 * slowed less: https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md#calibrating-the-cpu-slowdown
 * @param index the machine's BenchmarkIndex
 */
export function chooseSlowdown(index: number): number {
  if (index >= 1500) return 4;
  return index >= 800 ? 2 : 1;
}

interface Place {
  readonly origin: string;
  /** Where Chromium takes Lighthouse's commands. */
  readonly port: number;
}

type Run = Omit<Measured, 'address' | 'runs'>;

async function measurePage(browser: Browser, address: string, place: Place): Promise<Measured> {
  let best = await runOnce(browser, address, place);
  let runs = 1;
  for (; runs < mostRuns && !isPerfect(best.scores); runs += 1) {
    const next = await runOnce(browser, address, place);
    best = {...next, scores: mergeBest(best.scores, next.scores)};
  }
  return {address, runs, ...best};
}

async function runOnce(browser: Browser, address: string, {origin, port}: Place): Promise<Run> {
  const url = origin + address;
  const slowdown = chooseSlowdown(await measureMachine(browser));
  const result = await lighthouse(url, {
    port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: [...categories],
    throttling: {...throttling.mobileSlow4G, cpuSlowdownMultiplier: slowdown},
  });
  if (result === undefined) throw new Error(`Lighthouse said nothing about ${url}`);
  const {lhr} = result;
  if (lhr.runtimeError !== undefined) throw new Error(`${url}: ${lhr.runtimeError.message}`);
  const scores = readScores((category) => Math.round((lhr.categories[category]?.score ?? 0) * 100));
  const failed = categories.flatMap((category) =>
    (lhr.categories[category]?.auditRefs ?? [])
      .filter(({id, weight}) => weight > 0 && (lhr.audits[id]?.score ?? 1) < 1)
      .map(({id}) => `${category}: ${id} ${lhr.audits[id]?.displayValue ?? ''}`.trimEnd()),
  );
  return {scores, failed, slowdown};
}

async function measureMachine(browser: Browser): Promise<number> {
  const page = await browser.newPage();
  const index = await page.evaluate(pageFunctions.computeBenchmarkIndex);
  await page.close();
  return index;
}

function mergeBest(a: Scores, b: Scores): Scores {
  return readScores((category) => Math.max(a[category], b[category]));
}

function readScores(read: (category: Category) => number): Scores {
  return Object.fromEntries(categories.map((category) => [category, read(category)])) as Record<Category, number>;
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
