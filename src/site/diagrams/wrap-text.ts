import type {Face} from './scene.ts';
import {textWidth} from './text-width.ts';

/**
 * Breaks a text into the fewest lines that fit, and makes those about equally long, so that no single character is
 * left on the last one. A piece that fits no line stands alone on one; the tests refuse that.
 */
export function wrapText(text: string, width: number, size: number, face: Face): string[] {
  const pieces = splitPieces(text);
  const measure = (line: string) => textWidth(line, size, face);
  const fewest = fillLines(pieces, width, measure);
  let best = fewest;
  for (let narrower = width - size / 2; narrower > 0; narrower -= size / 2) {
    const lines = fillLines(pieces, narrower, measure);
    if (lines.length > fewest.length || lines.some((line) => measure(line) > narrower)) break;
    best = lines;
  }
  return best;
}

/** Where a line may break: after a space or a hyphen, and around a Chinese character but not before its punctuation. */
const piece =
  /\p{Script=Han}[，。；：、）」！？]*|[（「]\p{Script=Han}?|[^\s\p{Script=Han}（「-]*(?:-|\s+|(?=[\p{Script=Han}（「])|$)/gu;

function splitPieces(text: string): string[] {
  return [...text.matchAll(piece)].map(([found]) => found).filter((found) => found !== '');
}

function fillLines(pieces: readonly string[], width: number, measure: (line: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const next of pieces) {
    if (line !== '' && measure((line + next).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += next;
  }
  return [...lines, line.trimEnd()];
}
