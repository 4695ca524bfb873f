import type {StarlightRouteData} from '@astrojs/starlight/route-data';
import type {Language} from '../../model/language.ts';

type SidebarEntries = StarlightRouteData['sidebar'];

export interface PageLink {
  readonly href: string;
  readonly label: string;
}

/** The address of a page: `/en/pki/ca/` for `pki/ca`. */
export function addressOf(slug: string, language: Language): string {
  return `${language === 'en' ? '/en' : ''}/${slug}/`;
}

/** Pages by their slugs, labelled as in the sidebar. A page that it lacks is a mistake of ours. */
export function findLinks(slugs: readonly string[], entries: SidebarEntries, language: Language): readonly PageLink[] {
  const links = new Map(listLinks(entries).map((link) => [link.href, link]));
  return slugs.map((slug) => {
    const link = links.get(addressOf(slug, language));
    if (link === undefined) throw new Error(`the sidebar has no page ${slug}, which the home page names`);
    return link;
  });
}

/** Groups of the sidebar of which no page is among `slugs`. */
export function listOtherGroups(
  slugs: readonly string[],
  entries: SidebarEntries,
  language: Language,
): readonly {readonly label: string; readonly links: readonly PageLink[]}[] {
  const named = new Set(slugs.map((slug) => addressOf(slug, language)));
  return entries.flatMap((entry) => {
    if (entry.type === 'link') return [];
    const links = listLinks(entry.entries);
    return links.some(({href}) => named.has(href)) ? [] : [{label: entry.label, links}];
  });
}

function listLinks(entries: SidebarEntries): readonly PageLink[] {
  return entries.flatMap((entry) =>
    entry.type === 'link' ? [{href: entry.href, label: entry.label}] : listLinks(entry.entries),
  );
}
