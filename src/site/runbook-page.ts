import type {Text} from '../model/language.ts';
import type {Runbook} from '../model/runbook.ts';
import type {StepView} from './step-view.ts';

/** What the head of a runbook's page says. */
export interface RunbookPage {
  readonly runbook: string;
  readonly title: Text;
  /** From 1, of the runbook's pages. */
  readonly number: number;
  readonly of: number;
  readonly steps: number;
  /** The roles that the page's steps run on, with their hosts. */
  readonly roles: readonly {readonly title: Text | undefined; readonly hosts: readonly string[]}[];
  /** What the page's steps took when they were measured; undefined where one was not. */
  readonly seconds: number | undefined;
  /** True where a step gives a script something to do. */
  readonly hasScript: boolean;
}

/** Seconds that each step of a runbook took, of one run in the lab. */
export interface Measured {
  readonly format: 1;
  readonly runbook: string;
  readonly target: string;
  /** `2026-11-25` */
  readonly date: string;
  readonly seconds: Readonly<Record<string, number>>;
}

/** The pages of a runbook, by slug. */
export function createRunbookPages(
  {id, manifest, pages}: Runbook,
  views: Readonly<Record<string, StepView>>,
  measured: Measured | undefined,
): Readonly<Record<string, RunbookPage>> {
  return Object.fromEntries(
    pages.map(({slug, steps}, index) => {
      const shown = steps.flatMap((step) => views[step.id] ?? []);
      const seconds = steps.map((step) => measured?.seconds[step.id]);
      const page: RunbookPage = {
        runbook: id,
        title: manifest.title,
        number: index + 1,
        of: pages.length,
        steps: steps.length,
        roles: [...new Map(shown.map(({on, roleTitle, hosts}) => [on.role, {title: roleTitle, hosts}])).values()],
        seconds: seconds.includes(undefined) ? undefined : seconds.reduce<number>((sum, each) => sum + (each ?? 0), 0),
        hasScript: steps.length > 0,
      };
      return [slug, page];
    }),
  );
}
