// An ambient module may not import a relative path by a declaration.
/* eslint-disable @typescript-eslint/consistent-type-imports -- an import statement would turn what is declared here into an augmentation */

declare module 'virtual:runbook/steps' {
  export const steps: Readonly<Record<string, import('./step-view.ts').StepView>>;
  export const prose: import('./prose-values.ts').ProseValues;
  export const pages: Readonly<Record<string, import('./runbook-page.ts').RunbookPage>>;
  export const readers: Readonly<Record<string, import('./values/reader-data.ts').ReaderData>>;
}

/** What Starlight was given in astro.config.mjs. */
declare module 'virtual:starlight/user-config' {
  const config: import('@astrojs/starlight/types').StarlightConfig;
  export default config;
}

/** Expressive Code's own modules, which its `<Code>` uses. */
declare module 'virtual:astro-expressive-code/config' {
  export const astroConfig: import('@astrojs/starlight/expressive-code').PartialAstroConfig;
  export const ecConfigFileOptions: import('@astrojs/starlight/expressive-code').AstroExpressiveCodeOptions;
  export const ecIntegrationOptions: import('@astrojs/starlight/expressive-code').AstroExpressiveCodeOptions;
}
declare module 'virtual:astro-expressive-code/preprocess-config' {
  const preprocessEcConfig: import('@astrojs/starlight/expressive-code').ConfigPreprocessorFn;
  export default preprocessEcConfig;
}
declare module 'virtual:astro-expressive-code/api' {
  export const createAstroRenderer: typeof import('@astrojs/starlight/expressive-code').createAstroRenderer;
  export const mergeEcConfigOptions: typeof import('@astrojs/starlight/expressive-code').mergeEcConfigOptions;
}
