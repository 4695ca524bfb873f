/** Who acts: one hue each, the same in every diagram. */
export type Tier = 'user' | 'control' | 'store' | 'node' | 'workload' | 'network';

/** The faces that text is set in; `text-width.ts` knows how wide each runs. */
export type Face = 'sans' | 'strong' | 'mono';

/** What a line of text is: the name of a part, an identifier as it is typed, or a remark. */
export type LineStyle = 'title' | 'code' | 'note';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rect extends Point {
  readonly width: number;
  readonly height: number;
}

/** One line of text, placed: `x` is where it starts, has its middle or ends; `y` is its baseline. */
export interface PlacedLine extends Point {
  readonly text: string;
  readonly style: LineStyle;
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface Box extends Rect {
  readonly id: string;
  readonly tier: Tier;
  readonly lines: readonly PlacedLine[];
  /** Its number in the order of events. */
  readonly badge?: Badge;
  /** The address of the page that it leads to. */
  readonly href?: string;
}

export interface Badge extends Point {
  readonly text: string;
}

/** A border around boxes: a host, a part of the cluster. */
export interface Frame extends Rect {
  readonly tier: Tier;
  readonly lines: readonly PlacedLine[];
  readonly href?: string;
}

/** What is asked for or handed on is drawn in full; what is watched, or comes back, in dashes. */
export type ArrowKind = 'solid' | 'dashed';

export interface Arrow {
  readonly kind: ArrowKind;
  /** Ids of the boxes at whose edges it starts and ends. */
  readonly from: string;
  readonly to: string;
  /** Its corners; neighbours differ in x or in y, never in both. */
  readonly points: readonly Point[];
}

/** What `<Scene>` draws. Everything has its place; nothing is left to the browser. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly frames: readonly Frame[];
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
  readonly labels: readonly PlacedLine[];
}
