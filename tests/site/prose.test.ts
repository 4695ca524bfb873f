import {beforeAll, expect, test} from 'vitest';
import {loadProjectFiles} from '../../src/cli/project-files.ts';
import {extractProject} from '../../src/extract/extract-project.ts';
import {findDefault, listDeclarations} from '../../src/model/declarations.ts';
import {findHoles} from '../../src/model/hole.ts';
import {findElements, hasClass, loadBuiltPages, root, textOf, type BuiltPage, type Element} from './built-page.ts';
import {listSteps} from './built-steps.ts';

let built: readonly BuiltPage[];

beforeAll(async () => {
  built = await loadBuiltPages();
});

test('in the prose no hole is left that has a value', async () => {
  const open = await listOpenNames();
  const left = built.flatMap((page) =>
    listInlineCode(page.tree).flatMap((text) => findHoles(text).map(({name}) => ({path: page.path, name}))),
  );
  expect(left.filter(({name}) => !open.has(name))).toEqual([]);
});

test.each(['/pki/certificates/', '/en/pki/certificates/'])('%s names the addresses of its blocks', (path) => {
  const page = built.find((each) => each.path === path);
  const id = 'apiserver-cert';
  const sections = page === undefined ? [] : findElements(page.tree, (element) => hasClass(element, 'step'));
  const section = sections.find((each) => findElements(each, ({properties}) => properties['id'] === id).length > 0);
  const addresses = (section ? listInlineCode(section) : []).filter((text) => /^[0-9.]+$/.test(text));
  expect(new Set(addresses).size).toBe(3);
  const blocks = page ? listSteps(page).find((step) => step.id === id)?.blocks : undefined;
  const shown = blocks?.map((block) => block.shown).join('\n');
  for (const address of addresses) expect(shown).toContain(`IP:${address}, `);
});

/** Code within the text: neither a block's nor its caption's. */
function listInlineCode(tree: BuiltPage['tree']): string[] {
  const isBlock = (element: Element) => element.tagName === 'pre' || hasClass(element, 'block-head');
  const blocks = new Set(findElements(tree, isBlock).flatMap((block) => findElements(block, () => true)));
  return findElements(tree, (element) => element.tagName === 'code' && !blocks.has(element)).map(textOf);
}

/** Names that only a run or the reader can fill. */
async function listOpenNames(): Promise<ReadonlySet<string>> {
  const {project} = extractProject(await loadProjectFiles(root));
  return new Set(
    project.runbooks.flatMap(({manifest, steps}) => {
      const blocks = steps.flatMap((step) => step.blocks);
      const declarations = listDeclarations(manifest, project.versions);
      return [
        ...blocks.flatMap((block) => (block.kind === 'capture' ? [block.name] : [])),
        ...[...declarations.keys()].filter((name) => findDefault(name, declarations) === undefined),
      ];
    }),
  );
}
