import type {Language} from '../../model/language.ts';
import {pageAddress} from '../page-address.ts';
import {linkStep} from './addresses.ts';
import {link, renderInlinesMarkdown, type Inline} from './inline.ts';
import type {Reference} from './reference.ts';
import {referenceText} from './texts.ts';

/** The steps of a page, numbered through the whole runbook. */
export interface StepSection {
  /** The anchor of its heading. */
  readonly id: string;
  readonly page: Inline;
  /** The number of its first step. */
  readonly start: number;
  readonly steps: readonly StepLine[];
}

export interface StepLine {
  readonly id: string;
  readonly link: Inline;
  /** Where it runs: the role's title. */
  readonly role: string;
  readonly hosts: readonly string[];
}

/**
 * Every step of a runbook, page by page.
 * @throws {Error} for a runbook that there is not
 */
export function listStepSections(reference: Reference, language: Language, runbook: string): StepSection[] {
  const found = reference.runbooks.find(({id}) => id === runbook);
  if (found === undefined) throw new Error(`there is no runbook ${runbook}`);
  let start = 1;
  return found.pages.map(({slug, title, steps}) => {
    const section = {
      id: `steps-${slug.replaceAll('/', '-')}`,
      page: link(title[language], pageAddress(slug, language)),
      start,
      steps: steps.map((id) => createLine(id, reference, language)),
    };
    start += steps.length;
    return section;
  });
}

export function renderStepIndexMarkdown(reference: Reference, language: Language, runbook: string): string {
  const sections = listStepSections(reference, language, runbook).map(({page, start, steps}) => {
    const lines = steps.map((step, index) => `${start + index}. ${renderLine(step, language)}\n`);
    return `### ${renderInlinesMarkdown([page])}\n\n${lines.join('')}`;
  });
  return sections.join('\n');
}

function createLine(id: string, reference: Reference, language: Language): StepLine {
  const step = reference.steps[id];
  return {
    id,
    link: linkStep(id, reference, language),
    role: step?.roleTitle?.[language] ?? referenceText('all', language),
    hosts: step?.hosts ?? [],
  };
}

function renderLine({id, link: heading, role}: StepLine, language: Language): string {
  const note = language === 'zh' ? `（${role}）` : ` (${role})`;
  return `${renderInlinesMarkdown([heading])}${note} \`${id}\``;
}
