import type {Language} from '../../model/language.ts';
import {linkStep} from './addresses.ts';
import {code, type Inline} from './inline.ts';
import {renderTableMarkdown} from './markdown-table.ts';
import type {Reference} from './reference.ts';
import {referenceText} from './texts.ts';

export interface FileTable {
  readonly columns: readonly string[];
  readonly rows: (readonly Inline[])[][];
}

/**
 * The files that steps write on the hosts of a role, by path.
 * @param role a role, or `all` for those that every host gets
 * @throws {Error} for a role of no step
 */
export function createFileTable(reference: Reference, language: Language, role: string): FileTable {
  const files = reference.runbooks
    .flatMap((runbook) => runbook.files)
    .filter(({step}) => reference.steps[step]?.role === role)
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  if (files.length === 0) throw new Error(`no step writes a file on the hosts of ${role}`);
  return {
    columns: [
      referenceText('path', language),
      referenceText('ownerMode', language),
      referenceText('writtenBy', language),
    ],
    rows: files.map(({path, owner, mode, step}) => [
      [code(path)],
      [{text: `${showOwner(owner)} ${mode}`, code: true}],
      [linkStep(step, reference, language)],
    ]),
  };
}

export function renderFilesMarkdown(reference: Reference, language: Language, role: string): string {
  const {columns, rows} = createFileTable(reference, language, role);
  return renderTableMarkdown(columns, rows);
}

/** A group of the owner's own name goes without saying. */
function showOwner(owner: string): string {
  const [user, group] = owner.split(':');
  return user !== undefined && user === group ? user : owner;
}
