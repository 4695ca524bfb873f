import {existsSync} from 'node:fs';
import {beforeAll, expect, test} from 'vitest';
import {dist, findElements, loadBuiltPages, type BuiltPage, type Element} from './built-page.ts';

interface Link {
  readonly from: string;
  readonly to: URL;
}

/** Stands for the site itself; nothing asks for it. */
const origin = 'https://site.invalid';

let built: readonly BuiltPage[];

beforeAll(async () => {
  built = await loadBuiltPages();
});

test('every internal link and file exists', () => {
  const missing = listLinks().filter(({to}) => !existsSync(fileOf(to)));
  expect(missing.map(({from, to}) => `${from} → ${to.pathname}`)).toEqual([]);
});

test('every anchor exists on the page that it leads to', () => {
  const ids = new Map(built.map(({path, tree}) => [path, new Set(findElements(tree, () => true).map(idOf))]));
  const missing = listLinks().filter(
    ({to}) => to.hash !== '' && ids.get(to.pathname)?.has(decodeURIComponent(to.hash.slice(1))) === false,
  );
  expect(missing.map(({from, to}) => `${from} → ${to.pathname}${to.hash}`)).toEqual([]);
});

test('links of the text stay in their language', () => {
  // One page stands for a missing one of either language.
  const links = listLinks('main').filter(({from}) => from !== '/404.html');
  const crossing = links.filter(({from, to}) => from.startsWith('/en/') !== to.pathname.startsWith('/en/'));
  const pagesOnly = crossing.filter(({to}) => to.pathname.endsWith('/'));
  expect(pagesOnly.map(({from, to}) => `${from} → ${to.pathname}`)).toEqual([]);
});

/** Every link to the site itself, in whole pages or in what stands inside `within`. */
function listLinks(within?: string): Link[] {
  const links = built.flatMap(({path, tree}) => {
    const roots = within === undefined ? [tree] : findElements(tree, ({tagName}) => tagName === within);
    const elements = roots.flatMap((root) => findElements(root, () => true));
    return elements.flatMap(({properties}) =>
      [properties['href'], properties['src']]
        .filter((target) => typeof target === 'string')
        .map((target) => ({from: path, to: new URL(target, origin + path)})),
    );
  });
  return links.filter(({to}) => to.origin === origin);
}

function fileOf(address: URL): string {
  const path = decodeURIComponent(address.pathname);
  return `${dist}${path.endsWith('/') ? `${path}index.html` : path}`;
}

function idOf({properties}: Element): unknown {
  return properties['id'];
}
