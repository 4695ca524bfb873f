import type {MdastPluginDefinition, MdxJsxFlowElement} from 'satteri';

/** Where Vite finds the component; the import is put into every page, so that authors need none. */
const componentImport = "import Step from '/src/site/Step.astro';";

/**
 * Turns every `<Step>` of a page into heading and prose inside the component. Its fences go: the component renders
 * the blocks of the Chinese page in both languages, so the two cannot drift apart.
 */
export const stepPlugin: MdastPluginDefinition = {
  name: 'runbook-step',
  before(root, context) {
    if (context.source.includes('<Step')) context.prependChild(root, {raw: componentImport});
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

function findId(node: Readonly<MdxJsxFlowElement>): string {
  const attribute = node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === 'id');
  return typeof attribute?.value === 'string' ? attribute.value : '';
}

/** The heading takes the step's id, so that switching the language keeps the anchor. */
function anchorHeading<Child extends {readonly type: string}>(child: Child, id: string): Child {
  return child.type === 'heading' ? {...child, data: {hProperties: {id}}} : child;
}
