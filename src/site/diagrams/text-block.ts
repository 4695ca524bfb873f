import type {LineStyle, PlacedLine, Rect} from './scene.ts';
import {typeScale} from './type-scale.ts';
import {wrapText} from './wrap-text.ts';

/** A text of a box, before it is broken into lines. */
export interface BoxText {
  readonly style: LineStyle;
  readonly text: string;
}

export function title(text: string): BoxText {
  return {style: 'title', text};
}

export function code(text: string): BoxText {
  return {style: 'code', text};
}

export function note(text: string): BoxText {
  return {style: 'note', text};
}

/** Breaks texts to a width. The title may be narrower, since the badge stands before it. */
export function wrapTexts(texts: readonly BoxText[], width: number, titleIndent: number): BoxText[] {
  return texts.flatMap(({style, text}) => {
    const {size, face} = typeScale[style];
    const room = style === 'title' ? width - titleIndent : width;
    return wrapText(text, room, size, face).map((line) => ({style, text: line}));
  });
}

export function heightOf(lines: readonly BoxText[]): number {
  return lines.reduce((sum, {style}) => sum + typeScale[style].leading, 0);
}

/** Places lines one below the other, in the middle of a box's height. */
export function placeLines(
  lines: readonly BoxText[],
  box: Rect,
  align: 'start' | 'middle',
  indent: {readonly all: number; readonly title: number},
): PlacedLine[] {
  let top = box.y + (box.height - heightOf(lines)) / 2;
  return lines.map(({style, text}) => {
    const {size, leading} = typeScale[style];
    const start = box.x + indent.all + (style === 'title' ? indent.title : 0);
    const y = top + leading / 2 + size * 0.36;
    top += leading;
    return {style, text, anchor: align, x: align === 'middle' ? box.x + box.width / 2 : start, y};
  });
}
