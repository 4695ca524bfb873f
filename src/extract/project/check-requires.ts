import type {Runbook} from '../../model/runbook.ts';
import {suggest} from '../suggest.ts';
import {findPosition, parseYaml} from '../yaml/parse-yaml.ts';
import {reportAt, type ProjectDraft} from './project-draft.ts';

/** What a runbook requires is another one of the project, and does not require it in turn. */
export function checkRequires(draft: ProjectDraft): void {
  if ([...draft.broken].some((file) => file.startsWith('runbooks/'))) return;
  for (const runbook of draft.runbooks) checkOne(draft, runbook);
}

function checkOne(draft: ProjectDraft, {id, manifest}: Runbook): void {
  const file = `runbooks/${id}.yaml`;
  const yaml = parseYaml({file, text: draft.files.get(file) ?? '', problems: []});
  if (yaml === undefined) return;
  const others = draft.runbooks.filter((other) => other.id !== id);
  for (const [index, required] of manifest.requires.entries()) {
    const at = findPosition(yaml, ['requires', index]);
    if (!others.some((other) => other.id === required)) {
      const suggestion = suggest(
        required,
        others.map((other) => other.id),
      );
      reportAt(draft, 'requires-unknown', file, at, {runbook: required, suggestion});
      continue;
    }
    const way = findWay(draft, required, id, []);
    if (way !== undefined) reportAt(draft, 'requires-cycle', file, at, {runbooks: [id, ...way].join(' → ')});
  }
}

/** The runbooks on the way from one to another, both counted; undefined where none leads there. */
function findWay(draft: ProjectDraft, from: string, to: string, before: readonly string[]): string[] | undefined {
  if (from === to) return [to];
  if (before.includes(from)) return undefined;
  const next = draft.runbooks.find(({id}) => id === from)?.manifest.requires ?? [];
  for (const id of next) {
    const way = findWay(draft, id, to, [...before, from]);
    if (way !== undefined) return [from, ...way];
  }
  return undefined;
}
