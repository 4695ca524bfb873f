import {satteri} from '@astrojs/markdown-satteri';
import starlight from '@astrojs/starlight';
import {defineConfig} from 'astro/config';
import {contentSecurityPolicy} from './src/site/content-security-policy.ts';
import {editBase, readPublication} from './src/site/publication.ts';
import {dashboardsModule} from './src/site/dashboards/dashboards-module.ts';
import {referenceModule} from './src/site/reference/reference-module.ts';
import {sidebar} from './src/site/sidebar.ts';
import {siteIntegration} from './src/site/site-integration.ts';
import {siteDescription, siteTitle} from './src/site/site-texts.ts';
import {stepPlugin} from './src/site/step-plugin.ts';
import {stepsModule} from './src/site/steps-module.ts';

const publication = readPublication(process.env);

export default defineConfig({
  // Starlight reads `${srcDir}/content/docs` and nothing else.
  srcDir: '.',
  site: publication.site,
  // Curly quotes are as wide as a Chinese character in the fonts that have both.
  markdown: {processor: satteri({mdastPlugins: [stepPlugin], features: {smartPunctuation: false}})},
  integrations: [
    starlight({
      title: {'zh-CN': siteTitle.zh, en: siteTitle.en},
      description: siteDescription.zh,
      locales: {root: {label: '简体中文', lang: 'zh-CN'}, en: {label: 'English', lang: 'en'}},
      editLink: {baseUrl: editBase(publication)},
      lastUpdated: true,
      routeMiddleware: './src/site/route-middleware.ts',
      customCss: [
        './src/site/site.css',
        './src/site/theme/tokens.css',
        './src/site/theme/layout.css',
        './src/site/theme/prose.css',
        './src/site/step.css',
        './src/site/standings/standings.css',
        './src/site/values.css',
        './src/site/reference/reference.css',
        './src/site/theme/print.css',
      ],
      components: {
        Search: './src/site/Search.astro',
        SocialIcons: './src/site/overrides/SocialIcons.astro',
        SiteTitle: './src/site/overrides/SiteTitle.astro',
        PageTitle: './src/site/overrides/PageTitle.astro',
        MarkdownContent: './src/site/overrides/MarkdownContent.astro',
        Hero: './src/site/overrides/Hero.astro',
        Footer: './src/site/overrides/Footer.astro',
      },
      sidebar,
    }),
    siteIntegration(publication),
    contentSecurityPolicy(),
  ],
  vite: {
    plugins: [stepsModule(), referenceModule(), dashboardsModule()],
    build: {
      rolldownOptions: {
        onwarn(warning, warn) {
          // Every MDX page carries a directive that the bundler does not know; it is harmless.
          if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
        },
      },
    },
  },
});
