import type {Face, LineStyle} from './scene.ts';

interface TypeSize {
  readonly size: number;
  /** From one baseline to the next. */
  readonly leading: number;
  readonly face: Face;
}

/** The sizes of every diagram. diagrams.css says the same to the browser; a test holds the two together. */
export const typeScale: Readonly<Record<LineStyle, TypeSize>> = {
  title: {size: 14, leading: 20, face: 'strong'},
  code: {size: 12.5, leading: 17, face: 'mono'},
  note: {size: 12.5, leading: 17, face: 'sans'},
};
