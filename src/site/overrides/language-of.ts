import type {StarlightRouteData} from '@astrojs/starlight/route-data';
import type {Language} from '../../model/language.ts';

/** The language of a page; Chinese is the root locale, which has no name. */
export function languageOf({locale}: Pick<StarlightRouteData, 'locale'>): Language {
  return locale === 'en' ? 'en' : 'zh';
}
