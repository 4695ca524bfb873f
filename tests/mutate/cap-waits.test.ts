import {expect, test} from 'vitest';
import {extractPage} from '../../src/extract/extract-page.ts';
import {capWaits} from '../../src/mutate/cap-waits.ts';
import {createPage, file} from './page.ts';

const text = createPage(`\`\`\`bash timeout=20m
sleep 1
\`\`\`

\`\`\`bash
sleep 1
\`\`\`

\`\`\`bash check within=60s
true
\`\`\`

\`\`\`bash check
true
\`\`\`

\`\`\`bash undo
true
\`\`\``);

function cap(seconds: Readonly<Record<string, number>>): string[] {
  const {page} = extractPage(file, text);
  const capped = capWaits(text, page?.language === 'zh' ? page.steps : [], new Map(Object.entries(seconds)));
  return capped.split('\n').filter((line) => line.startsWith('```bash'));
}

test('waits end after a multiple of what the step took, undamaged', () => {
  expect(cap({it: 8})).toEqual([
    '```bash timeout=60s',
    '```bash timeout=60s',
    '```bash check within=24s',
    '```bash check',
    '```bash undo',
  ]);
});

test('a quick step waits a while all the same, a slow one no longer than its page says', () => {
  expect(cap({it: 0.1})).toContain('```bash check within=15s');
  expect(cap({it: 100})).toEqual([
    '```bash timeout=500s',
    '```bash',
    '```bash check within=60s',
    '```bash check',
    '```bash undo',
  ]);
});

test('a step that was never measured is left alone', () => {
  expect(cap({})).toContain('```bash check within=60s');
});
