import {getCollection, type CollectionEntry} from 'astro:content';
import {parsePagePath, type PagePath} from '../../extract/page/parse-page-path.ts';
import {notFoundSlug} from '../page-address.ts';

/** A page of the collection with its place on the site. */
export interface PageEntry extends PagePath {
  readonly file: string;
  readonly title: string;
  readonly description: string | undefined;
}

/** Every page of both languages, but for the one that stands where there is none. */
export async function listPageEntries(): Promise<PageEntry[]> {
  const entries = await getCollection('docs');
  return entries.flatMap(createPageEntry).filter(({slug}) => slug !== notFoundSlug);
}

function createPageEntry({filePath = '', data}: CollectionEntry<'docs'>): PageEntry[] {
  const path = parsePagePath(filePath);
  return path === undefined ? [] : [{...path, file: filePath, title: data.title, description: data.description}];
}
