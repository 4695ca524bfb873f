declare module 'virtual:runbook/steps' {
  // An ambient module may not import a relative path by a declaration.
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports
  export const steps: Readonly<Record<string, import('./step-view.ts').StepView>>;
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports
  export const prose: import('./prose-values.ts').ProseValues;
}
