import {globSync, readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {checkPage} from '../../src/extract/check-page.ts';
import {extractPage} from '../../src/extract/extract-page.ts';

const root = new URL('../../', import.meta.url);
const pages = globSync('content/docs/**/*.mdx', {cwd: root, exclude: ['content/docs/en/**']}).toSorted();

function countProblems(file: string, text: string): number {
  const {page, problems} = extractPage(file, text);
  return problems.length + (page?.language === 'zh' ? checkPage(page).length : 0);
}

/** Lines that hold a page together: the tags of steps, their headings, and fences. What stands in a fence is an author's own. */
const holding = /^(<\/?Step\b|`{3,}|---$|:::)/;

function listHolding(lines: readonly string[]): number[] {
  let fence = '';
  let inStep = false;
  return lines.flatMap((line, index) => {
    const [ticks = ''] = /^`{3,}/.exec(line) ?? [];
    const inside = fence !== '' && line !== fence;
    if (!inside) fence = fence === '' ? ticks : '';
    if (!inside && /^<\/?Step\b/.test(line)) inStep = line.startsWith('<S');
    return !inside && (holding.test(line) || (inStep && line.startsWith('### '))) ? [index] : [];
  });
}

test.each(pages)('%s: no tag, heading or fence is lost in silence', (file) => {
  const text = readFileSync(new URL(file, root), 'utf8');
  expect(countProblems(file, text)).toBe(0);
  const lines = text.split('\n');
  const held = listHolding(lines);
  expect(held.length).toBeGreaterThan(1);
  const silent = held.flatMap((index) =>
    countProblems(file, lines.toSpliced(index, 1).join('\n')) === 0 ? [`${index + 1}: ${lines[index]}`] : [],
  );
  expect(silent).toEqual([]);
});
