import type {Language} from '../../model/language.ts';

const pattern = /^content\/docs\/(en\/)?((?:[a-z0-9][a-z0-9.-]*\/)*[a-z0-9][a-z0-9.-]*)\.mdx$/;

export interface PagePath {
  readonly slug: string;
  readonly language: Language;
}

/** Slug and language of a page's file, or undefined where no page may stand. */
export function parsePagePath(file: string): PagePath | undefined {
  const match = pattern.exec(file);
  return match?.[2] === undefined ? undefined : {slug: match[2], language: match[1] === undefined ? 'zh' : 'en'};
}
