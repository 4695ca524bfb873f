import type {APIRoute} from 'astro';
import {renderLlms} from '../render-llms.ts';
import {sidebar} from '../sidebar.ts';
import {listPageEntries} from './page-entries.ts';

/** `/llms.txt` and `/en/llms.txt`. */
export const GET: APIRoute = async ({site, url}) => {
  const language = url.pathname.startsWith('/en/') ? 'en' : 'zh';
  const pages = (await listPageEntries()).filter((page) => page.language === language);
  const text = renderLlms(sidebar, pages, language, site?.href ?? '');
  return new Response(text, {headers: {'content-type': 'text/plain; charset=utf-8'}});
};
