import {existsSync} from 'node:fs';
import {mkdir, writeFile} from 'node:fs/promises';
import {beforeAll, expect, test} from 'vitest';
import {dist, findElements, loadBuiltPages, root, type BuiltPage, type Element} from './built-page.ts';
import {findSite} from './built-head.ts';

interface Link {
  readonly from: string;
  readonly to: URL;
}

let built: readonly BuiltPage[];
/** The site's own origin. */
let origin: string;

beforeAll(async () => {
  built = await loadBuiltPages();
  origin = findSite(built);
});

test('every internal link and file exists', () => {
  const missing = listOwnLinks().filter(({to}) => !existsSync(fileOf(to)));
  expect(missing.map(({from, to}) => `${from} → ${to.pathname}`)).toEqual([]);
});

test('every anchor exists on the page that it leads to', () => {
  const ids = new Map(built.map(({path, tree}) => [path, new Set(findElements(tree, () => true).map(idOf))]));
  const missing = listOwnLinks().filter(
    ({to}) => to.hash !== '' && ids.get(to.pathname)?.has(decodeURIComponent(to.hash.slice(1))) === false,
  );
  expect(missing.map(({from, to}) => `${from} → ${to.pathname}${to.hash}`)).toEqual([]);
});

test('links of the text stay in their language', () => {
  // One page stands for a missing one of either language.
  const links = listOwnLinks('main').filter(({from}) => from !== '/404.html');
  const crossing = links.filter(({from, to}) => from.startsWith('/en/') !== to.pathname.startsWith('/en/'));
  const pagesOnly = crossing.filter(({to}) => to.pathname.endsWith('/'));
  expect(pagesOnly.map(({from, to}) => `${from} → ${to.pathname}`)).toEqual([]);
});

test('links to other sites are https, and test-results/external-links.txt lists them with their pages', async () => {
  const users = new Map<string, Set<string>>();
  for (const {from, to} of listExternalLinks()) {
    users.set(to.href, (users.get(to.href) ?? new Set()).add(from));
  }
  const lines = [...users]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([to, from]) => `${to}\n  ${[...from].join(' ')}\n`);
  await mkdir(`${root}test-results`, {recursive: true});
  await writeFile(`${root}test-results/external-links.txt`, lines.join(''));
  expect([...users.keys()].filter((href) => !href.startsWith('https://'))).toEqual([]);
  expect(users.size).toBeGreaterThan(0);
});

test("Kubernetes' documentation is linked in the language of the page", () => {
  const docs = listExternalLinks().filter(
    ({to}) => /^\/(zh-cn\/)?docs\//.test(to.pathname) && to.host === 'kubernetes.io',
  );
  const crossing = docs.filter(({from, to}) => from.startsWith('/en/') === to.pathname.startsWith('/zh-cn/'));
  expect(crossing.map(({from, to}) => `${from} → ${to.href}`)).toEqual([]);
});

/** Every link to the site itself, in whole pages or in what stands inside `within`. */
function listOwnLinks(within?: string): Link[] {
  return listLinks(within).filter(({to}) => to.origin === origin);
}

/** Those of the text: the edit links around it lead to wherever the publisher keeps the source. */
function listExternalLinks(): Link[] {
  return listLinks('main').filter(({to}) => to.origin !== origin && !to.pathname.includes('/edit/main/content/'));
}

function listLinks(within?: string): Link[] {
  return built.flatMap(({path, tree}) => {
    const roots = within === undefined ? [tree] : findElements(tree, ({tagName}) => tagName === within);
    const elements = roots.flatMap((element) => findElements(element, () => true));
    return elements.flatMap(({properties}) =>
      [properties['href'], properties['src']]
        .filter((target) => typeof target === 'string')
        .map((target) => ({from: path, to: new URL(target, origin + path)})),
    );
  });
}

function fileOf(address: URL): string {
  const path = decodeURIComponent(address.pathname);
  return `${dist}${path.endsWith('/') ? `${path}index.html` : path}`;
}

function idOf({properties}: Element): unknown {
  return properties['id'];
}
