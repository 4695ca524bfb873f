import type {TerminalSize} from '../report/terminal-view.ts';
import {measureWidth} from '../report/width.ts';

/** Lines that scroll up for good, above a region that is drawn anew. */
export interface Terminal {
  /** Adds finished lines above the region. */
  readonly print: (lines: readonly string[]) => void;
  readonly size: () => TerminalSize;
  /** Takes the region away and gives the cursor back. */
  readonly close: () => void;
}

/** Milliseconds between two drawings. */
const frame = 100;

/**
 * Draws on `stream`; `render` gives the region's lines, none wider or more than the terminal has room for.
 */
export function openTerminal(stream: NodeJS.WriteStream, render: (size: TerminalSize) => readonly string[]): Terminal {
  let waiting: string[] = [];
  let drawn: readonly string[] = [];
  const size = (): TerminalSize => ({columns: stream.columns || 80, rows: stream.rows || 24});

  const draw = (region: readonly string[]): void => {
    if (waiting.length === 0 && region.join('\n') === drawn.join('\n')) return;
    const lines = [...waiting, ...region].map((line) => `${line}${eraseToEnd}\n`).join('');
    stream.write(`${beginUpdate}${eraseRegion(drawn, size().columns)}${lines}${endUpdate}`);
    waiting = [];
    drawn = region;
  };
  const timer = setInterval(() => draw(render(size())), frame);
  const showCursor = (): void => void stream.write('\u001b[?25h');
  process.once('exit', showCursor);
  stream.write('\u001b[?25l');

  return {
    size,
    print: (lines) => {
      waiting.push(...lines);
    },
    close: () => {
      clearInterval(timer);
      draw([]);
      process.off('exit', showCursor);
      showCursor();
    },
  };
}

/** Terminals that know it show everything in between at once. */
const beginUpdate = '\u001b[?2026h';
const endUpdate = '\u001b[?2026l';
const eraseToEnd = '\u001b[K';

/** Back to the region's first line. Lines drawn on a wider terminal take several rows on a narrower one. */
function eraseRegion(lines: readonly string[], columns: number): string {
  const rows = lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(measureWidth(line) / columns)), 0);
  return rows === 0 ? '\r' : `\r\u001b[${String(rows)}A\u001b[J`;
}
