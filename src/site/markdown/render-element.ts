import type {Nodes} from 'mdast';
import type {MdxJsxFlowElement, MdxJsxTextElement} from 'satteri';
import {refuse, type Attributes, type PageSource} from './page-source.ts';
import {renderNodes} from './render-nodes.ts';
import {renderBlocks, renderHosts} from './render-step-view.ts';
import {renderAside, starlightComponents} from './starlight-components.ts';

type Element = MdxJsxFlowElement | MdxJsxTextElement;
type ContainerDirective = Extract<Nodes, {type: 'containerDirective'}>;

/** A component as plain Markdown; undefined for an element of HTML, which Markdown knows. */
export function renderElement(page: PageSource, node: Element): string | undefined {
  const name = node.name ?? '';
  if (/^[a-z]/.test(name)) return undefined;
  if (name === 'Step') return renderStep(page, node);
  const attributes = readAttributes(node);
  const own = page.components[name];
  if (own !== undefined) return own(page.language, attributes).trim();
  const known = starlightComponents[name];
  if (known !== undefined) return known(renderNodes(page, node.children), attributes, page.language).trim();
  return refuse(
    page,
    node,
    `<${name}> says nothing in plain Markdown: give it a line in src/site/markdown/components.ts`,
  );
}

/** `:::note[Title]`. */
export function renderDirective(page: PageSource, node: ContainerDirective): string {
  const [first, ...others] = node.children;
  const isTitle = first?.type === 'paragraph' && first.data?.directiveLabel === true;
  const title = isTitle ? renderNodes(page, first.children) : '';
  const text = renderNodes(page, isTitle ? others : node.children);
  return (
    renderAside(text, {type: node.name, title}, page.language) ?? refuse(page, node, `:::${node.name} is no aside`)
  );
}

/** Heading, hosts, prose, blocks; the blocks are those of the Chinese page in both languages. */
function renderStep(page: PageSource, node: Element): string {
  const id = readAttributes(node)['id'] ?? '';
  const view = page.steps[id];
  if (view === undefined) return refuse(page, node, `<Step id="${id}"> is on no Chinese page`);
  const inside: PageSource = {...page, step: id};
  const isProse = ({type}: Nodes): boolean => type !== 'code';
  const [heading, ...prose] = node.children.filter(isProse);
  return [
    heading === undefined ? '' : renderNodes(inside, [heading]),
    renderHosts(view, page.language),
    renderNodes(inside, prose),
    renderBlocks(view, page.language),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function readAttributes({attributes}: Element): Attributes {
  return Object.fromEntries(
    attributes.flatMap((each) => {
      if (each.type !== 'mdxJsxAttribute') return [];
      return typeof each.value === 'string' || each.value == null ? [[each.name, each.value ?? '']] : [];
    }),
  );
}
