import {satteri} from '@astrojs/markdown-satteri';
import starlight from '@astrojs/starlight';
import {defineConfig} from 'astro/config';
import {referenceModule} from './src/site/reference/reference-module.ts';
import {sidebar} from './src/site/sidebar.ts';
import {stepPlugin} from './src/site/step-plugin.ts';
import {stepsModule} from './src/site/steps-module.ts';

export default defineConfig({
  // Starlight reads `${srcDir}/content/docs` and nothing else.
  srcDir: '.',
  // Where the site will stand is the publisher's to say.
  ...(process.env.SITE_URL ? {site: process.env.SITE_URL} : {}),
  markdown: {processor: satteri({mdastPlugins: [stepPlugin]})},
  integrations: [
    starlight({
      title: {'zh-CN': 'Kubernetes 部署手册', en: 'Kubernetes runbook'},
      description: '步骤就是程序的 Kubernetes 部署文档：页面上的命令，就是在主机上运行的命令。',
      locales: {root: {label: '简体中文', lang: 'zh-CN'}, en: {label: 'English', lang: 'en'}},
      customCss: ['./src/site/site.css', './src/site/reference/reference.css'],
      components: {Search: './src/site/Search.astro'},
      sidebar,
    }),
  ],
  vite: {
    plugins: [stepsModule(), referenceModule()],
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
