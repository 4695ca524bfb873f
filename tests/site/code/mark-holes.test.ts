import type {Element, ElementContent} from '@astrojs/starlight/expressive-code/hast';
import {expect, test} from 'vitest';
import {markHoles} from '../../../src/site/code/mark-holes.ts';

type Shown = string | readonly [marks: string, text: string];

/** A line of highlighted code: each piece in a span of its own colour. */
function line(...pieces: readonly string[]): Element {
  return element(pieces.map((piece) => element([{type: 'text', value: piece}])));
}

function element(children: ElementContent[]): Element & ElementContent {
  return {type: 'element', tagName: 'span', properties: {}, children};
}

/** What stands in a line: plain text, and `[hole, text]` or `['', text]` where a mark begins or goes on. */
function show(node: ElementContent): Shown[] {
  if (node.type === 'text') return [node.value];
  if (node.type !== 'element') return [];
  const {dataHole, dataRest} = node.properties;
  const shown = node.children.flatMap(show);
  return dataHole === undefined && dataRest === undefined ? shown : [[String(dataHole ?? ''), shown.join('')]];
}

const hole = (name: string, start: number, end: number, ownsLines = false) => ({name, start, end, ownsLines});

test('a value that colours split is marked once, and goes on', () => {
  const only = line('--ip=1', '0.0', '.0.1:80');
  markHoles([only], '--ip=10.0.0.1:80', [hole('ip', 5, 13)]);
  expect(show(only)).toEqual(['--ip=', ['ip', '1'], ['', '0.0'], ['', '.0.1'], ':80']);
});

test('several values of several lines are each marked in their own', () => {
  const [first, second] = [line('a b'), line('c a')];
  markHoles([first, second], 'a b\nc a', [hole('x', 0, 1), hole('y', 2, 3), hole('x', 6, 7)]);
  expect(show(first)).toEqual([['x', 'a'], ' ', ['y', 'b']]);
  expect(show(second)).toEqual(['c ', ['x', 'a']]);
});

test('the lines of a text are named, and no other', () => {
  const lines = [line('k: |'), line('  one'), line('\n'), line('  two'), line('end')];
  markHoles(lines, 'k: |\n  one\n\n  two\nend', [hole('pem', 7, 17, true)]);
  expect(lines.map(({properties}) => properties['dataLines'])).toEqual([undefined, 'pem', 'pem', 'pem', undefined]);
});

test('a text that highlighting changed is refused', () => {
  expect(() => {
    markHoles([line('a  b')], 'a b', []);
  }).toThrow('highlighting changed the text of a block:\na b');
});
