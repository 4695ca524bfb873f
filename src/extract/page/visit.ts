import type {Nodes} from 'mdast';

/** Goes through nodes and all below them, in the order of the page. A loop: a deep page must not overflow the stack. */
export function visit(nodes: readonly Nodes[], meet: (node: Nodes) => void): void {
  const stack: Nodes[] = [];
  for (const root of nodes) {
    stack.push(root);
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      meet(node);
      if (!('children' in node)) continue;
      for (let index = node.children.length - 1; index >= 0; index -= 1) {
        const child = node.children[index];
        if (child !== undefined) stack.push(child);
      }
    }
  }
}
