import {execa} from 'execa';
import {readFileSync, readdirSync} from 'node:fs';
import {mkdir, mkdtemp, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, measureInTurns, type Command, type Ratio} from '../measure.ts';
import {writeBareProject} from './bare-project.ts';
import {writeLargeProject} from './large-project.ts';
import {weighPages} from './weigh.ts';

const root = new URL('../..', import.meta.url).pathname.replace(/\/$/, '');
const largePages = 1000;
const memoryLimit = 2.5 * 1024;

/** The site against the same pages in Starlight as it comes: time of the build, JavaScript and HTML of a page; and a large site. */
export async function benchSite(): Promise<readonly Ratio[]> {
  // Below the project, whose node_modules serve them too.
  await mkdir(join(root, 'test-results'), {recursive: true});
  const folder = await mkdtemp(join(root, 'test-results/bench-'));
  try {
    const bare = join(folder, 'bare');
    await writeBareProject(root, bare);
    const [ours = NaN, theirs = NaN] = await measureInTurns([build(root), build(bare)], 3);
    const weights = compareWeights(join(root, 'dist'), join(bare, 'dist'));
    return [
      {name: 'build of the site / bare Starlight', ratio: ours / theirs, goal: 1.15, detail: describe(ours, theirs)},
      ...weights,
      await measureLarge(join(folder, 'large')),
    ];
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

function build(at: string): Command {
  const astro = join(root, 'node_modules/astro/bin/astro.mjs');
  return {file: process.execPath, words: [astro, 'build', '--root', at]};
}

/** HTML is compared where both hold the same content: on pages that show no component but steps. */
function compareWeights(oursAt: string, bareAt: string): Ratio[] {
  const bare = weighPages(bareAt);
  const both = [...weighPages(oursAt)].flatMap(([page, ours]) => {
    const theirs = bare.get(page);
    return theirs === undefined ? [] : [{page, ours, theirs}];
  });
  const alike = both.filter(({page}) => !showsComponents(page));
  const sum = (of: 'ours' | 'theirs'): number => alike.reduce((total, each) => total + each[of].html, 0);
  const more = both.map(({page, ours, theirs}) => ({page, kilobytes: (ours.script - theirs.script) / 1024}));
  const most = more.toSorted((a, b) => b.kilobytes - a.kilobytes)[0];
  const widest = alike.toSorted((a, b) => b.ours.html / b.theirs.html - a.ours.html / a.theirs.html)[0];
  return [
    {
      name: 'JavaScript that a page loads more, KiB gzip',
      ratio: most?.kilobytes,
      goal: 6,
      detail: `the most of ${more.length} pages: ${most?.page}`,
    },
    {
      name: 'HTML of the pages / bare Starlight',
      ratio: sum('ours') / sum('theirs'),
      goal: 1.2,
      detail: `${alike.length} pages; at most ${((widest?.ours.html ?? 0) / (widest?.theirs.html ?? 1)).toFixed(2)}: ${widest?.page}`,
    },
  ];
}

function showsComponents(page: string): boolean {
  const slug = page.replace(/\/?index\.html$/, '');
  for (const file of [`${slug}.mdx`, `${slug}/index.mdx`]) {
    try {
      return readFileSync(join(root, 'content/docs', file), 'utf8').includes('\nimport ');
    } catch {
      // The page stands in the other file, or in none: 404.
    }
  }
  return true;
}

async function measureLarge(large: string): Promise<Ratio> {
  await writeLargeProject(root, large, largePages);
  const {file, words} = build(large);
  const began = performance.now();
  const running = execa(file, words, {all: true, reject: false, stdin: 'ignore'});
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, readMemory(running.pid ?? 0))), 250);
  const {failed, all} = await running;
  clearInterval(watch);
  if (failed) throw new Error(`the build of ${largePages} pages failed\n${all}`);
  return {
    name: `peak memory, ${largePages} pages of 10 steps / 2.5 GiB`,
    ratio: peak / memoryLimit,
    goal: 1,
    detail: `${peak.toFixed(0)} MiB in ${((performance.now() - began) / 1000).toFixed(0)} s, with all that the build starts`,
  };
}

/** MiB that a process and all below it hold now. */
function readMemory(pid: number): number {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(readProcess);
  const family = new Set([pid]);
  for (const each of processes.toSorted((a, b) => a.pid - b.pid)) if (family.has(each.parent)) family.add(each.pid);
  return processes.filter((each) => family.has(each.pid)).reduce((sum, each) => sum + each.memory, 0);
}

function readProcess(name: string): {pid: number; parent: number; memory: number}[] {
  try {
    const status = readFileSync(`/proc/${name}/status`, 'utf8');
    const field = (key: string): number => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    return [{pid: Number(name), parent: field('PPid'), memory: field('VmRSS') / 1024}];
  } catch {
    return [];
  }
}
