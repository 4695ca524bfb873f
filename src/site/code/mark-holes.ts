import type {Element, ElementContent} from '@astrojs/starlight/expressive-code/hast';
import type {FilledHole} from '../step-view.ts';

/**
 * Marks the values in the lines of a rendered block, for the reader's own to take their place. A value is a
 * `<span data-hole>`, split by colours into further spans of `data-rest`; the lines of a `text` have `data-lines`.
 * @throws {Error} where the lines are not those of `code`, to the byte
 */
export function markHoles(lines: readonly Element[], code: string, holes: readonly FilledHole[]): void {
  const texts = lines.map(textOf);
  if (texts.join('\n') !== code) throw new Error(`highlighting changed the text of a block:\n${code}`);
  let start = 0;
  for (const [index, line] of lines.entries()) {
    const end = start + (texts[index]?.length ?? 0);
    for (const hole of holes.toReversed()) {
      if (hole.start > end || hole.end < start) continue;
      if (hole.ownsLines) line.properties['dataLines'] = hole.name;
      else markRange(line, hole.start - start, hole.end - start, hole.name);
    }
    start = end + 1;
  }
}

/** Expressive Code shows an empty line as one line feed. */
function textOf(line: Element): string {
  const text = listTexts(line)
    .map(({node}) => node.value)
    .join('');
  return text === '\n' ? '' : text;
}

type Text = Extract<ElementContent, {type: 'text'}>;

interface Leaf {
  readonly node: Text;
  readonly parent: Element;
}

function listTexts(parent: Element): Leaf[] {
  return parent.children.flatMap((node) => {
    if (node.type === 'element') return listTexts(node);
    return node.type === 'text' ? [{node, parent}] : [];
  });
}

function markRange(line: Element, start: number, end: number, name: string): void {
  let offset = 0;
  let isFirst = true;
  for (const {node, parent} of listTexts(line)) {
    const from = Math.max(start - offset, 0);
    const to = Math.min(end - offset, node.value.length);
    offset += node.value.length;
    if (from >= to) continue;
    const span = createSpan(node.value.slice(from, to), isFirst ? {dataHole: name} : {dataRest: ''});
    const around = [createText(node.value.slice(0, from)), span, createText(node.value.slice(to))];
    const pieces = around.filter((piece) => piece.type === 'element' || piece.value !== '');
    parent.children.splice(parent.children.indexOf(node), 1, ...pieces);
    isFirst = false;
  }
}

function createText(value: string): Text {
  return {type: 'text', value};
}

function createSpan(value: string, properties: Element['properties']): Element & ElementContent {
  return {type: 'element', tagName: 'span', properties, children: [createText(value)]};
}
