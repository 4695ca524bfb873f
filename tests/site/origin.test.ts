import {expect, test} from 'vitest';
import {originRows} from '../helpers/origin.ts';
import {addressOf, findElements, loadBuiltPages} from './built-page.ts';

test('every page and anchor that ORIGIN.md gives a sentence of the note exists', async () => {
  const built = await loadBuiltPages();
  const ids = new Map(
    built.map(({path, tree}) => [
      path,
      new Set(findElements(tree, () => true).map(({properties}) => properties['id'])),
    ]),
  );
  const missing = originRows().flatMap(({line, pages}) =>
    pages
      .filter(({slug, anchor}) => {
        const found = ids.get(addressOf(slug, 'zh'));
        return found === undefined || (anchor !== '' && !found.has(anchor));
      })
      .map(({slug, anchor}) => `${line} → ${slug}#${anchor}`),
  );
  expect(missing).toEqual([]);
});
