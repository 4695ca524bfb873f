import type {InlineCode, Parents} from 'mdast';
import type {MdastPluginDefinition, MdastVisitorContext, MdxJsxFlowElement} from 'satteri';
import {findHoles} from '../model/hole.ts';

/** Where Vite finds the components; the imports are put into the pages, so that authors need none. */
const stepImport = "import Step from '/src/site/Step.astro';";
const codeImport = "import FilledCode from '/src/site/FilledCode.astro';";

/**
 * Turns every `<Step>` of a page into heading and prose inside the component. Its fences go: the component renders
 * the blocks of the Chinese page in both languages, so the two cannot drift apart. Inline code with holes becomes a
 * component as well, since values change without the page.
 */
export const stepPlugin: MdastPluginDefinition = {
  name: 'runbook-step',
  before(root, context) {
    if (context.source.includes('<Step')) context.prependChild(root, {raw: stepImport});
    if (context.source.includes('{{')) context.prependChild(root, {raw: codeImport});
  },
  inlineCode(node, context) {
    if (findHoles(node.value).length === 0) return undefined;
    const step = findStep(node, context);
    const attributes = [
      {type: 'mdxJsxAttribute' as const, name: 'code', value: node.value},
      ...(step === undefined ? [] : [{type: 'mdxJsxAttribute' as const, name: 'step', value: findId(step)}]),
    ];
    return {type: 'mdxJsxTextElement', name: 'FilledCode', attributes, children: []};
  },
  mdxJsxFlowElement(node) {
    if (node.name !== 'Step') return undefined;
    const id = findId(node);
    return {
      ...node,
      attributes: [{type: 'mdxJsxAttribute', name: 'id', value: id}],
      children: node.children.filter(({type}) => type !== 'code').map((child) => anchorHeading(child, id)),
    };
  },
};

/** The step that the code stands in. */
function findStep(code: Readonly<InlineCode>, context: MdastVisitorContext): Readonly<MdxJsxFlowElement> | undefined {
  let node: Readonly<Parents> | undefined = context.parent(code);
  for (; node !== undefined; node = context.parent(node)) {
    if (node.type === 'mdxJsxFlowElement' && node.name === 'Step') return node;
  }
  return undefined;
}

function findId(node: Readonly<MdxJsxFlowElement>): string {
  const attribute = node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === 'id');
  return typeof attribute?.value === 'string' ? attribute.value : '';
}

/** The heading takes the step's id, so that switching the language keeps the anchor. */
function anchorHeading<Child extends {readonly type: string}>(child: Child, id: string): Child {
  return child.type === 'heading' ? {...child, data: {hProperties: {id}}} : child;
}
