import type {Text} from '../model/language.ts';
import type {Acknowledge} from '../model/manifest.ts';
import type {Runbook} from '../model/runbook.ts';
import type {StandingView} from './standings/standing-view.ts';
import type {StepView} from './step-view.ts';

/** What the head of a runbook's page says. */
export interface RunbookPage {
  readonly runbook: string;
  readonly title: Text;
  /** What an operator must know and acknowledge before it runs. */
  readonly acknowledge: Acknowledge | undefined;
  /** The runbooks that must be applied first. */
  readonly requires: readonly string[];
  /** From 1, of the runbook's pages. */
  readonly number: number;
  readonly of: number;
  readonly steps: number;
  /** How many of its steps are verified, simulated, stale or none of it; the best that any target says of each. */
  readonly standings: Readonly<Record<StandingView['is'], number>>;
  /** The roles that the page's steps run on, with their hosts. */
  readonly roles: readonly {readonly title: Text | undefined; readonly hosts: readonly string[]}[];
  /** What the page's steps took in a run; undefined where one of them is in none. */
  readonly seconds: number | undefined;
  /** True where a step gives a script something to do. */
  readonly hasScript: boolean;
}

/** The pages of a runbook, by slug. */
export function createRunbookPages(
  {id, manifest, pages}: Runbook,
  views: Readonly<Record<string, StepView>>,
): Readonly<Record<string, RunbookPage>> {
  return Object.fromEntries(
    pages.map(({slug, steps}, index) => {
      const shown = steps.flatMap((step) => views[step.id] ?? []);
      const seconds = steps.map(
        (step) => views[step.id]?.standings.find((each) => each.seconds !== undefined)?.seconds,
      );
      const page: RunbookPage = {
        runbook: id,
        title: manifest.title,
        acknowledge: manifest.acknowledge,
        requires: manifest.requires,
        number: index + 1,
        of: pages.length,
        steps: steps.length,
        standings: countStandings(shown),
        roles: [...new Map(shown.map(({on, roleTitle, hosts}) => [on.role, {title: roleTitle, hosts}])).values()],
        seconds: seconds.includes(undefined) ? undefined : seconds.reduce<number>((sum, each) => sum + (each ?? 0), 0),
        hasScript: steps.length > 0,
      };
      return [slug, page];
    }),
  );
}

/** Best first. */
const standingOrder = ['verified', 'simulated', 'stale', 'not-verified'] as const;

/** The best that any target's evidence says of a step. */
export function findBestStanding({standings}: Pick<StepView, 'standings'>): StandingView['is'] {
  return standingOrder.find((each) => standings.some(({is}) => is === each)) ?? 'not-verified';
}

export function countStandings(steps: readonly StepView[]): RunbookPage['standings'] {
  const counts = {verified: 0, simulated: 0, stale: 0, 'not-verified': 0};
  for (const step of steps) counts[findBestStanding(step)] += 1;
  return counts;
}
