import type {APIRoute, GetStaticPaths} from 'astro';
import {prose, steps} from 'virtual:runbook/steps';
import {fillProse} from '../fill-prose.ts';
import {components} from '../markdown/components.ts';
import {renderPage} from '../markdown/render-page.ts';
import {markdownAddress} from '../page-address.ts';
import {listPageEntries, type PageEntry} from './page-entries.ts';

/** The source of every page, whole: problems name their place in it. */
const texts = import.meta.glob<string>('/content/docs/**/*.mdx', {query: '?raw', import: 'default'});

/** `/pki/ca.md`: a page as plain Markdown, its commands resolved. */
export const getStaticPaths = (async () => {
  const entries = await listPageEntries();
  return entries.map((entry) => ({
    params: {page: markdownAddress(entry.slug, entry.language).slice(1, -'.md'.length)},
    props: {entry},
  }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{readonly entry: PageEntry}> = async ({props}) => {
  const {entry} = props;
  const {file, language} = entry;
  const text = (await texts[`/${file}`]?.()) ?? '';
  const fill = (code: string, step: string | undefined) => fillProse(code, prose, file, step);
  const markdown = renderPage({file, text, language, steps, components, fill}, entry);
  return new Response(markdown, {headers: {'content-type': 'text/markdown; charset=utf-8'}});
};
