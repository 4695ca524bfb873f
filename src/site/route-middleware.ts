import {defineRouteMiddleware} from '@astrojs/starlight/route-data';
import {parsePagePath} from '../extract/page/parse-page-path.ts';
import {notFoundSlug} from './page-address.ts';
import {createHead} from './page-head.ts';

/** Completes the head of every page. */
export const onRequest = defineRouteMiddleware(({locals, site}) => {
  const route = locals.starlightRoute;
  // Starlight's own page for missing addresses has no file.
  const {slug, language} = parsePagePath(route.entry.filePath) ?? {slug: notFoundSlug, language: 'zh' as const};
  if (site !== undefined) route.head = createHead(route.head, slug, language, site);
});
