declare module 'virtual:runbook/reference' {
  // An ambient module may not import a relative path by a declaration.
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports -- an import statement would turn what is declared here into an augmentation
  export const reference: import('./reference.ts').Reference;
}
