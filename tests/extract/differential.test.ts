import {globSync, readFileSync} from 'node:fs';
import type {Nodes} from 'mdast';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import {mdxToMdast} from 'satteri';
import {unified} from 'unified';
import {describe, expect, test} from 'vitest';
import {extractPage} from '../../src/extract/extract-page.ts';
import {parseOptions} from '../../src/extract/page/parse-tree.ts';
import {visit} from '../../src/extract/page/visit.ts';

const root = new URL('../../', import.meta.url);
const pages = globSync(['content/docs/**/*.mdx', 'tests/fixtures/pages/*.mdx'], {cwd: root}).toSorted();
const remark = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).use(remarkDirective).use(remarkMdx);

/** What extraction leans on: steps with their attributes, headings, code blocks, expressions, each with its lines. */
function describeTree(tree: Nodes): unknown[] {
  const found: unknown[] = [];
  visit([tree], (node) => {
    const lines = `${node.position?.start.line}:${node.position?.start.column}-${node.position?.end.line}`;
    if (node.type === 'code') found.push([node.type, lines, node.lang ?? '', (node.meta ?? '').trimEnd(), node.value]);
    else if (node.type === 'heading') found.push([node.type, lines, node.depth, readText(node)]);
    else if (node.type === 'inlineCode') found.push([node.type, lines, node.value]);
    else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      const attributes = node.attributes.map((attribute) =>
        attribute.type === 'mdxJsxAttribute' ? [attribute.name, readValue(attribute.value)] : [attribute.type],
      );
      // A tag alone in its paragraph is text to remark-mdx, which moves it out later.
      found.push(['element', lines, node.name, attributes]);
    } else if (node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression') found.push([node.type, lines]);
    else if (node.type === 'mdxjsEsm' || node.type === 'yaml') found.push([node.type, node.value]);
  });
  return found;
}

function readValue(value: unknown): unknown {
  return typeof value === 'string' || value === null || value === undefined ? (value ?? null) : 'expression';
}

function readText(heading: Nodes): string {
  let text = '';
  visit([heading], (node) => {
    if (node.type === 'text' || node.type === 'inlineCode') text += node.value;
    else if (node.type === 'textDirective') text += `:${node.name}`;
  });
  return text;
}

/** Undefined where the parser refuses the page. */
function attempt(parse: () => Nodes): unknown[] | undefined {
  let tree: Nodes;
  try {
    tree = parse();
  } catch {
    return undefined;
  }
  return describeTree(tree);
}

describe('Sätteri and remark-mdx see the same page', () => {
  test.each(pages)('%s', (file) => {
    const text = readFileSync(new URL(file, root), 'utf8');
    const ours = attempt(() => mdxToMdast(text, parseOptions));
    const theirs = attempt(() => remark.parse(text));
    if (theirs === undefined) expect(extractPage('content/docs/a.mdx', text).problems).not.toEqual([]);
    else expect(ours).toEqual(theirs);
  });

  test('a page of each kind is there', () => {
    expect(pages.filter((file) => file.startsWith('content/')).length).toBeGreaterThan(10);
    expect(pages.filter((file) => file.startsWith('tests/')).length).toBeGreaterThan(30);
  });
});
