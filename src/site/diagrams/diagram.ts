import type {Language, Text} from '../../model/language.ts';
import type {Scene} from './scene.ts';

/** A page that the words of a diagram lean on. */
export interface Source {
  readonly title: Text;
  readonly href: Text;
}

/** The words that say what a diagram shows: for those who cannot see it, and for raw Markdown. */
export interface Description {
  readonly caption: Text;
  /** In the order in which the diagram is best read. Code stands between backticks. */
  readonly items: readonly Text[];
  readonly sources: readonly Source[];
}

/** A diagram in one language, ready to be drawn in both widths. */
export interface Diagram {
  /** The name that it has on a page. */
  readonly name: string;
  readonly language: Language;
  readonly description: Description;
  readonly wide: Scene;
  readonly narrow: Scene;
}

/** A page of the official documentation, in both languages. */
export function officialPage(path: string, title: Text): Source {
  return {title, href: {zh: `https://kubernetes.io/zh-cn/docs/${path}`, en: `https://kubernetes.io/docs/${path}`}};
}
