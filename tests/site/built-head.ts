import {findElements, type BuiltPage, type Element} from './built-page.ts';

type Property = Element['properties'][string];

/** A page's head, by what names its tags. */
export interface BuiltHead {
  readonly title: string;
  /** `name` or `property` → content. */
  readonly metas: ReadonlyMap<string, string>;
  readonly links: readonly BuiltLink[];
}

export interface BuiltLink {
  readonly rel: string;
  readonly href: string;
  readonly hreflang: string | undefined;
  readonly type: string | undefined;
}

export function readHead({tree}: BuiltPage): BuiltHead {
  const head = findElements(tree, ({tagName}) => tagName === 'head').flatMap((each) => findElements(each, () => true));
  const text = (value: Property): string | undefined => (value == null ? undefined : [value].flat().join(' '));
  const metas = head
    .filter(({tagName}) => tagName === 'meta')
    .map(({properties}): [string, string] => [
      text(properties['name'] ?? properties['property'] ?? properties['httpEquiv']) ?? '',
      text(properties['content']) ?? '',
    ]);
  const links = head.filter(({tagName}) => tagName === 'link').map(({properties}) => properties);
  const title = head.find(({tagName}) => tagName === 'title')?.children[0];
  return {
    title: title?.type === 'text' ? title.value : '',
    metas: new Map(metas),
    links: links.map((properties) => ({
      rel: text(properties['rel']) ?? '',
      href: text(properties['href']) ?? '',
      hreflang: text(properties['hrefLang'] ?? properties['hreflang']),
      type: text(properties['type']),
    })),
  };
}

/** The origin that the home page says it stands at. */
export function findSite(built: readonly BuiltPage[]): string {
  const home = built.find(({path}) => path === '/');
  const canonical = home && readHead(home).links.find(({rel}) => rel === 'canonical');
  if (canonical === undefined) throw new Error('the home page has no canonical address');
  return new URL(canonical.href).origin;
}
