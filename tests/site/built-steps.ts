import {findElements, hasClass, textOf, type BuiltPage, type Element} from './built-page.ts';

export interface BuiltStep {
  readonly id: string;
  readonly blocks: readonly BuiltBlock[];
}

export interface BuiltBlock {
  readonly kind: string;
  /** What is seen. */
  readonly shown: string;
}

/** The steps of a built page, in its order. */
export function listSteps(page: BuiltPage): BuiltStep[] {
  return findElements(page.tree, (element) => hasClass(element, 'step')).map((section) => ({
    id: String(findElements(section, ({tagName}) => /^h[2-6]$/.test(tagName))[0]?.properties['id']),
    blocks: findElements(section, (element) => hasClass(element, 'block')).map(readBlock),
  }));
}

function readBlock(element: Element): BuiltBlock {
  const lines = findElements(element, (each) => hasClass(each, 'ec-line'));
  return {
    kind: String(element.properties['dataKind']),
    // Expressive Code shows an empty line as one line feed.
    shown: lines.map((line) => textOf(line).replace(/^\n$/, '')).join('\n'),
  };
}
