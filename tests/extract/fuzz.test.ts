import {globSync, readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {checkPage} from '../../src/extract/check-page.ts';
import {extractInventory} from '../../src/extract/extract-inventory.ts';
import {extractManifest} from '../../src/extract/extract-manifest.ts';
import {extractPage} from '../../src/extract/extract-page.ts';
import {extractTarget} from '../../src/extract/extract-target.ts';
import {extractVersions} from '../../src/extract/extract-versions.ts';
import type {Problem} from '../../src/model/problem.ts';
import {createRandom, damage} from './damage.ts';

const root = new URL('../../', import.meta.url);
const seed = Number(process.env['FUZZ_SEED'] ?? 20_180_813);
const pageCount = Number(process.env['FUZZ_PAGES'] ?? 10_000);
const yamlCount = 2000;
const mostMilliseconds = 2000;

function load(...patterns: string[]): string[] {
  return globSync(patterns, {cwd: root})
    .toSorted()
    .map((file) => readFileSync(new URL(file, root), 'utf8'));
}

/** Problems or a model, in time, and every problem within the file. */
function checkResult(text: string, act: () => {model: unknown; problems: readonly Problem[]}): void {
  const began = performance.now();
  const {model, problems} = act();
  const taken = performance.now() - began;
  const lines = text.split('\n');
  const outside = problems.filter(({position: {line, column}}) => {
    const length = lines[line - 1]?.length ?? -1;
    return !(line >= 1 && line <= lines.length + 1 && column >= 1 && column <= length + 2) && line <= lines.length;
  });
  const unfilled = problems.filter(({message}) => message.en === '' || message.zh === '');
  expect({
    text,
    taken: taken < mostMilliseconds,
    outside,
    unfilled,
    silent: model === undefined && problems.length === 0,
  }).toEqual({text, taken: true, outside: [], unfilled: [], silent: false});
}

test(`${pageCount} damaged pages: always problems or a model`, {timeout: 300_000}, () => {
  const sources = load('content/docs/**/*.mdx', 'tests/fixtures/pages/*.mdx');
  const random = createRandom(seed);
  for (let index = 0; index < pageCount; index += 1) {
    const text = damage(sources[Math.floor(random() * sources.length)] ?? '', random);
    const file = index % 5 === 0 ? 'content/docs/en/fuzz.mdx' : 'content/docs/fuzz.mdx';
    checkResult(text, () => {
      const {page, problems} = extractPage(file, text);
      const more = page?.language === 'zh' ? checkPage(page) : [];
      return {model: page, problems: [...problems, ...more]};
    });
  }
});

test(`${yamlCount} damaged YAML files: always problems or a model`, {timeout: 300_000}, () => {
  const sources = load('runbooks/**/*.yaml');
  const random = createRandom(seed + 1);
  for (let index = 0; index < yamlCount; index += 1) {
    const text = damage(sources[Math.floor(random() * sources.length)] ?? '', random);
    checkResult(text, () => {
      const {inventory, problems} = extractInventory('hosts.yaml', text);
      return {model: inventory, problems};
    });
    checkResult(text, () => {
      const {manifest, problems} = extractManifest('runbooks/a.yaml', text);
      return {model: manifest, problems};
    });
    checkResult(text, () => {
      const {versions, problems} = extractVersions('runbooks/versions.yaml', text);
      return {model: versions, problems};
    });
    checkResult(text, () => {
      const {target, problems} = extractTarget('runbooks/targets/a.yaml', text);
      return {model: target, problems};
    });
  }
});
