import type {Language} from '../model/language.ts';

/** The languages as addresses and `lang` attributes name them. */
export const languageTags: Readonly<Record<Language, string>> = {zh: 'zh-CN', en: 'en'};

/** Starlight's own page for addresses that do not exist: neither listed anywhere nor said in Markdown. */
export const notFoundSlug = '404';

/** Where a page stands: `/pki/ca/`, `/en/`. */
export function pageAddress(slug: string, language: Language): string {
  return folderOf(language) + (slug === 'index' ? '' : `${slug}/`);
}

/** Where its Markdown stands: `/pki/ca.md`, `/en/index.md`. */
export function markdownAddress(slug: string, language: Language): string {
  return `${folderOf(language)}${slug}.md`;
}

/** The Markdown beside a page of the site: `/pki/ca/#x` leads to `/pki/ca.md#x`; a file is left as it is. */
export function markdownBeside(address: string): string {
  const [, path = '', hash = ''] = /^(\/(?:[^#?/][^#?]*\/)?)(#.*)?$/.exec(address) ?? [];
  if (path === '') return address;
  return (/^\/(en\/)?$/.test(path) ? `${path}index` : path.slice(0, -1)) + `.md${hash}`;
}

function folderOf(language: Language): string {
  return language === 'en' ? '/en/' : '/';
}
