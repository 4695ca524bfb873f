import type {APIRoute} from 'astro';

/** Everything may be read; the sitemap says what there is. */
export const GET: APIRoute = ({site}) => {
  const lines = ['User-agent: *', 'Allow: /', '', `Sitemap: ${new URL('/sitemap-index.xml', site).href}`, ''];
  return new Response(lines.join('\n'), {headers: {'content-type': 'text/plain; charset=utf-8'}});
};
