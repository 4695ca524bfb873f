import {findBestStanding} from '../runbook-page.ts';
import {pageAddress} from '../page-address.ts';
import {linkStep} from '../reference/addresses.ts';
import {link, plain, renderInlinesMarkdown, type Inline} from '../reference/inline.ts';
import {renderTableMarkdown} from '../reference/markdown-table.ts';
import type {Reference} from '../reference/reference.ts';
import type {Language} from '../../model/language.ts';
import type {StepView} from '../step-view.ts';
import {describeStanding, nameStanding, summarizeStandings} from './describe-standing.ts';
import type {StandingView} from './standing-view.ts';
import {evidenceText} from './texts.ts';

/** A runbook's steps, page by page, with what each target's evidence says of them. */
export interface StatusTable {
  /** What an operator must acknowledge before the runbook runs. */
  readonly acknowledge: {readonly word: string; readonly why: string} | undefined;
  readonly summary: string;
  readonly columns: readonly string[];
  readonly pages: readonly {readonly page: Inline; readonly rows: readonly StatusRow[]}[];
}

export interface StatusRow {
  readonly step: Inline;
  /** One for each target, or one that says that there is none. */
  readonly standings: readonly {
    readonly is: StandingView['is'];
    readonly name: string;
    readonly facts: readonly string[];
    readonly simulated: string | undefined;
  }[];
}

/** @throws {Error} for a runbook that there is not */
export function createStatusTable(
  reference: Reference,
  views: Readonly<Record<string, StepView>>,
  language: Language,
  runbook: string,
): StatusTable {
  const found = reference.runbooks.find(({id}) => id === runbook);
  if (found === undefined) throw new Error(`there is no runbook ${runbook}`);
  const counts = {verified: 0, simulated: 0, stale: 0, 'not-verified': 0};
  const pages = found.pages.map(({slug, title, steps}) => ({
    page: link(title[language], pageAddress(slug, language)),
    rows: steps.flatMap((id): StatusRow[] => {
      const view = views[id];
      if (view === undefined) return [];
      counts[findBestStanding(view)] += 1;
      return [{step: linkStep(id, reference, language), standings: listStandings(view, language)}];
    }),
  }));
  const {acknowledge} = found;
  return {
    acknowledge: acknowledge && {word: acknowledge.word, why: acknowledge.why[language]},
    summary: summarizeStandings(counts, language),
    columns: [evidenceText('step', language), evidenceText('evidence', language)],
    pages,
  };
}

function listStandings({standings}: StepView, language: Language): StatusRow['standings'] {
  if (standings.length === 0) {
    const is = 'not-verified' as const;
    return [{is, name: nameStanding({is}, language), facts: [], simulated: undefined}];
  }
  return standings.map((standing) => ({
    is: standing.is,
    name: nameStanding(standing, language),
    facts: describeStanding(standing, language),
    simulated: standing.simulated?.[language],
  }));
}

export function renderStatusMarkdown({acknowledge, summary, columns, pages}: StatusTable): string {
  const tables = pages.map(({page, rows}) => {
    const cells = rows.map(({step, standings}) => [[step], [plain(standings.map(joinFacts).join('; '))]]);
    return `### ${renderInlinesMarkdown([page])}\n\n${renderTableMarkdown(columns, cells)}`;
  });
  const warning = acknowledge === undefined ? [] : [`> **${acknowledge.word}** ${acknowledge.why}\n`];
  return [...warning, `${summary}\n`, ...tables].join('\n');
}

function joinFacts({name, facts}: StatusRow['standings'][number]): string {
  return [name, ...facts].join(' · ');
}
