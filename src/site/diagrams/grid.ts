import type {Badge, Box, Frame, PlacedLine, Rect, Tier} from './scene.ts';
import {heightOf, placeLines, wrapTexts, type BoxText} from './text-block.ts';
import {textWidth} from './text-width.ts';
import {layTracks, spanOf, type Span, type Track, type TrackRange} from './tracks.ts';
import {typeScale} from './type-scale.ts';

/** A box before it has a place: the tracks it covers and what it says. */
export interface BoxPlan {
  readonly id: string;
  readonly column: TrackRange;
  readonly row: TrackRange;
  readonly tier: Tier;
  readonly texts: readonly BoxText[];
  readonly badge?: number;
  /** Stands at the end of the first line. */
  readonly remark?: string;
  readonly href?: string;
  readonly align?: 'start' | 'middle';
  /** `top` for a box so high that its middle may be off the screen. */
  readonly textAt?: 'top' | 'middle';
}

export interface FramePlan {
  readonly column: TrackRange;
  readonly row: TrackRange;
  readonly tier: Tier;
  readonly title: string;
  /** Stands at the other end of the title's line. */
  readonly note: BoxText;
  readonly href?: string;
  /** Which edge the title stands at: the one that no arrow crosses. */
  readonly titleAt?: 'top' | 'bottom';
}

/** Columns have sizes, gaps included; a row is a gap or a name, and as high as what stands in it. */
export interface GridPlan {
  readonly columns: readonly Track[];
  readonly rows: readonly (number | string)[];
  readonly boxes: readonly BoxPlan[];
  readonly frames?: readonly FramePlan[];
}

export interface Grid {
  readonly boxes: readonly Box[];
  readonly frames: readonly Frame[];
  readonly bottom: number;
}

const padding = {inline: 8, block: 9};
/** How far a frame reaches beyond the tracks that it covers; rows before and after it leave that room. */
const framePadding = {inline: 10, block: 12, title: 36};
const badgeRadius = 10;
const badgeRoom = 2 * badgeRadius + 6;

/** Gives every box and frame of a grid its place, from `top` downwards. */
export function createGrid(plan: GridPlan, width: number, top: number): Grid {
  const columns = layTracks(plan.columns, width);
  const drafts = plan.boxes.map((box) => draftBox(box, spanOf(columns, box.column)));
  const heights = measureRows(plan.rows, drafts);
  const rows = layTracks(heights, 0);
  const lowest = heights.reduce<number>(
    (sum, track) => sum + (typeof track === 'number' ? track : Number(track[1])),
    0,
  );
  return {
    boxes: drafts.map((draft) => placeBox(draft, spanOf(rows, draft.plan.row), top)),
    frames: (plan.frames ?? []).map((frame) =>
      placeFrame(frame, spanOf(columns, frame.column), spanOf(rows, frame.row), top),
    ),
    bottom: top + lowest,
  };
}

interface Draft {
  readonly plan: BoxPlan;
  readonly column: Span;
  readonly lines: readonly BoxText[];
  readonly height: number;
}

function draftBox(plan: BoxPlan, column: Span): Draft {
  const room = column.end - column.start - 2 * padding.inline;
  const {size, face} = typeScale.note;
  const remarkRoom = plan.remark === undefined ? 0 : textWidth(plan.remark, size, face) + padding.inline;
  const lines = wrapTexts(plan.texts, room, (plan.badge === undefined ? 0 : badgeRoom) + remarkRoom);
  return {plan, column, lines, height: lines.length === 0 ? 0 : heightOf(lines) + 2 * padding.block};
}

/** A box of one row makes that row as high as itself; one of several makes the last of them higher where it must. */
function measureRows(rows: GridPlan['rows'], drafts: readonly Draft[]): Track[] {
  const names = rows.filter((row) => typeof row === 'string');
  const heights = new Map(names.map((name) => [name, highest(drafts.filter(({plan}) => plan.row === name))]));
  const tracks = () => rows.map((row): Track => (typeof row === 'number' ? row : [row, heights.get(row) ?? 0]));
  for (const {plan, height} of drafts) {
    if (typeof plan.row === 'string') continue;
    const {start, end} = spanOf(layTracks(tracks(), 0), plan.row);
    const last = plan.row[1];
    heights.set(last, (heights.get(last) ?? 0) + Math.max(0, height - (end - start)));
  }
  return tracks();
}

function highest(drafts: readonly Draft[]): number {
  return Math.max(0, ...drafts.map(({height}) => height));
}

function placeBox({plan, column, lines}: Draft, row: Span, top: number): Box {
  const rect = {x: column.start, y: top + row.start, width: column.end - column.start, height: row.end - row.start};
  const align = plan.align ?? (plan.badge === undefined ? 'middle' : 'start');
  const title = plan.badge === undefined ? 0 : badgeRoom;
  const room = plan.textAt === 'top' ? {...rect, height: heightOf(lines) + 2 * padding.block} : rect;
  const placed = placeLines(lines, room, align, {all: padding.inline, title});
  const baseline = placed[0]?.y ?? rect.y;
  const remark = plan.remark === undefined ? [] : [placeRemark(plan.remark, rect, baseline)];
  return {
    id: plan.id,
    tier: plan.tier,
    ...rect,
    lines: [...placed, ...remark],
    ...(plan.badge === undefined ? {} : {badge: placeBadge(plan.badge, rect, baseline)}),
    ...(plan.href === undefined ? {} : {href: plan.href}),
  };
}

function placeRemark(text: string, {x, width}: Rect, baseline: number): PlacedLine {
  return {text, style: 'note', anchor: 'end', x: x + width - padding.inline, y: baseline};
}

function placeBadge(number: number, {x}: Rect, baseline: number): Badge {
  return {text: String(number), x: x + padding.inline + badgeRadius, y: baseline - 5};
}

function placeFrame(plan: FramePlan, column: Span, row: Span, top: number): Frame {
  const {inline, block, title} = framePadding;
  const atTop = plan.titleAt !== 'bottom';
  const y = top + row.start - (atTop ? title : block);
  const rect = {
    x: column.start - inline,
    y,
    width: column.end - column.start + 2 * inline,
    height: row.end - row.start + title + block,
  };
  const baseline = atTop ? y + 23 : y + rect.height - 13;
  return {
    tier: plan.tier,
    ...rect,
    lines: [
      {style: 'title', text: plan.title, anchor: 'start', x: column.start, y: baseline},
      {...plan.note, anchor: 'end', x: column.end, y: baseline},
    ],
    ...(plan.href === undefined ? {} : {href: plan.href}),
  };
}
