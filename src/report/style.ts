/** Paints text for a terminal; every painter returns it unchanged where colours are off. */
export interface Style {
  readonly bold: Painter;
  readonly dim: Painter;
  readonly red: Painter;
  readonly green: Painter;
  readonly yellow: Painter;
  readonly cyan: Painter;
}

export type Painter = (text: string) => string;

export function createStyle(color: boolean): Style {
  const paint =
    (open: number, close: number): Painter =>
    (text) =>
      color && text !== '' ? `\u001b[${String(open)}m${text}\u001b[${String(close)}m` : text;
  return {
    bold: paint(1, 22),
    dim: paint(2, 22),
    red: paint(31, 39),
    green: paint(32, 39),
    yellow: paint(33, 39),
    cyan: paint(36, 39),
  };
}
