import type {Language} from '../../model/language.ts';

/**
 * The address of a page in a language.
 * @param target a slug, with `#anchor` where a step of the page is meant: `pki/ca#ca-etcd`
 */
export function pageLink(target: string, language: Language): string {
  const [slug = '', anchor] = target.split('#');
  return `${language === 'en' ? '/en' : ''}/${slug}/${anchor === undefined ? '' : `#${anchor}`}`;
}
