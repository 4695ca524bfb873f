import type {AstroIntegration} from 'astro';
import {describeUnset, type Publication} from './publication.ts';

/** What a site has beside its pages: what browsers fill them with, their Markdown, the list for language models, the word to crawlers. */
export function siteIntegration(publication: Publication): AstroIntegration {
  return {
    name: 'runbook-site',
    hooks: {
      'astro:config:setup': ({injectRoute}) => {
        const inject = (pattern: string, file: string): void =>
          injectRoute({pattern, entrypoint: new URL(`routes/${file}`, import.meta.url), prerender: true});
        inject('/values/[name].json', 'values.json.ts');
        inject('/[...page].md', 'page.md.ts');
        inject('/llms.txt', 'llms.txt.ts');
        inject('/en/llms.txt', 'llms.txt.ts');
        inject('/robots.txt', 'robots.txt.ts');
      },
      'astro:build:start': ({logger}) => {
        const warning = describeUnset(publication);
        if (warning !== undefined) logger.warn(warning);
      },
    },
  };
}
