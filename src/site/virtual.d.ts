declare module 'virtual:runbook/steps' {
  export const steps: Readonly<Record<string, import('./step-view.ts').StepView>>;
}
