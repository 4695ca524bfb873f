import type {Language} from '../model/language.ts';
import type {Plan, StepPlan} from '../model/plan.ts';
import type {StepScript} from './list-scripts.ts';

export interface ExportInput {
  readonly plan: Plan;
  /** The steps of the plan, and of each the hosts, that are wanted. */
  readonly steps: readonly StepPlan[];
  /** The runbook's title. */
  readonly title: string;
  /** Headings of steps in the reader's language; a step that has none there keeps its own. */
  readonly headings: ReadonlyMap<string, string>;
  /** Titles of the parameters. */
  readonly parameterTitles: ReadonlyMap<string, string>;
  /** The folder's name, for commands in the README. */
  readonly directory: string;
  readonly language: Language;
}

export interface ExportContext extends ExportInput {
  readonly scripts: readonly StepScript[];
}

export function headingOf({id, heading}: StepPlan, {headings}: ExportContext): string {
  return (headings.get(id) ?? heading).replaceAll(/\s+/g, ' ');
}
