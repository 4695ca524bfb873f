import {plain, type Inline} from './inline.ts';
import {renderTableMarkdown} from './markdown-table.ts';

/** One thing with several facts about it, shown as a card so that it can be read on a phone. */
export interface Entry {
  /** Its anchor. */
  readonly id: string;
  readonly name: string;
  /** What stands beside the name. */
  readonly note: string;
  readonly facts: readonly Fact[];
}

export interface Fact {
  readonly label: string;
  readonly value: readonly Inline[];
}

/** The same as a table: names, notes, and a column for every label. */
export function renderEntriesMarkdown(entries: readonly Entry[], nameLabel: string, noteLabel: string): string {
  const labels = [...new Set(entries.flatMap(({facts}) => facts.map(({label}) => label)))];
  const rows = entries.map(({name, note, facts}): (readonly Inline[])[] => [
    [{text: name, code: true}],
    [plain(note)],
    ...labels.map((label) => facts.find((fact) => fact.label === label)?.value ?? []),
  ]);
  return renderTableMarkdown([nameLabel, noteLabel, ...labels], rows);
}
