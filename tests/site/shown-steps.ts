import type {Page} from 'playwright-core';

export interface ShownStep {
  readonly id: string;
  /** The kind of each block that is seen, and its text. */
  readonly blocks: readonly string[];
}

/** What a page shows of its steps now: the cases and the hosts that are chosen. Folded blocks count. */
export function readSteps(page: Page): Promise<ShownStep[]> {
  return page.locator('.step').evaluateAll((steps) =>
    steps.map((step) => ({
      id: step.querySelector('h2, h3, h4, h5, h6')?.id ?? '',
      blocks: [...step.querySelectorAll<HTMLElement>('.block')]
        .filter(({hidden}) => !hidden)
        .map((block) => {
          const lines = [...block.querySelectorAll('.ec-line')].map(({textContent}) =>
            textContent?.replace(/^\n$/, ''),
          );
          return `${block.dataset['kind'] ?? ''}\n${lines.join('\n')}`;
        }),
    })),
  );
}
