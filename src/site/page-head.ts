import type {StarlightRouteData} from '@astrojs/starlight/route-data';
import type {Language, Text} from '../model/language.ts';
import {markdownAddress, notFoundSlug} from './page-address.ts';
import {siteDescription, siteTitle} from './site-texts.ts';

export type Head = StarlightRouteData['head'];

/** Open Graph names languages with their territory. */
const ogLocales: Readonly<Record<Language, string>> = {zh: 'zh_CN', en: 'en_US'};

/** `public/social`: drawn by `npm run social-cards`. */
const cardSize = {width: '1200', height: '630'} as const;
const cardText: Text = {
  zh: `${siteTitle.zh}。${siteDescription.zh}`,
  en: `${siteTitle.en}. ${siteDescription.en}`,
};

/**
 * A page's head: Starlight's, and what it does not say.
 * @param site the site's address
 */
export function createHead(starlight: Head, slug: string, language: Language, site: URL): Head {
  if (slug === notFoundSlug)
    return [...starlight.filter((tag) => !namesAddress(tag)), meta('name', 'robots', 'noindex')];
  const other = language === 'zh' ? 'en' : 'zh';
  return [
    ...starlight.filter(({attrs}) => attrs?.['property'] !== 'og:locale'),
    link({rel: 'alternate', type: 'text/markdown', href: markdownAddress(slug, language)}),
    meta('property', 'og:locale', ogLocales[language]),
    meta('property', 'og:locale:alternate', ogLocales[other]),
    meta('property', 'og:image', new URL(`/social/${language}.png`, site).href),
    meta('property', 'og:image:type', 'image/png'),
    meta('property', 'og:image:width', cardSize.width),
    meta('property', 'og:image:height', cardSize.height),
    meta('property', 'og:image:alt', cardText[language]),
  ];
}

/** The page for addresses that do not exist stands at all of them, so it names none as its own. */
function namesAddress({tag, attrs}: Head[number]): boolean {
  if (attrs?.['property'] === 'og:url') return true;
  return tag === 'link' && (attrs?.['rel'] === 'canonical' || attrs?.['hreflang'] !== undefined);
}

function meta(key: 'name' | 'property', name: string, content: string): Head[number] {
  return {tag: 'meta', attrs: {[key]: name, content}, content: ''};
}

function link(attrs: Record<string, string>): Head[number] {
  return {tag: 'link', attrs, content: ''};
}
