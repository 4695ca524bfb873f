import {listDeclarations, type Declaration} from '../../model/declarations.ts';
import type {Page} from '../../model/page.ts';
import type {ValueType} from '../../model/value.ts';
import {suggest} from '../suggest.ts';
import {reportAt, type ProjectDraft} from './project-draft.ts';
import {listHoleNames, resolveHole, type HoleNames} from './resolve-hole.ts';

interface Place {
  readonly runbook: string;
  readonly names: HoleNames;
  readonly captures: ReadonlyMap<string, ValueType>;
}

/** The holes of the prose, held against each runbook that has the page, or against versions.yaml where none has. */
export function checkProseHoles(draft: ProjectDraft): void {
  if ([...draft.broken].some((file) => file.startsWith('runbooks/'))) return;
  const places = new Map(draft.runbooks.map((runbook) => [runbook.id, createPlace(draft, runbook.id)]));
  const shared = createPlace(draft, undefined);
  for (const page of draft.pages) {
    if (page.proseHoles.length === 0) continue;
    const owners = draft.runbooks.filter(({manifest}) => manifest.pages.includes(page.slug));
    if (owners.some(({manifest}) => manifest.pages.some((slug) => draft.broken.has(`content/docs/${slug}.mdx`))))
      continue;
    const own = owners.map(({id}) => places.get(id)).filter((place) => place !== undefined);
    for (const place of own.length > 0 ? own : [shared]) checkPage(draft, page, place);
  }
}

function createPlace(draft: ProjectDraft, id: string | undefined): Place {
  const runbook = draft.runbooks.find((candidate) => candidate.id === id);
  const steps = runbook?.steps ?? [];
  const blocks = steps.flatMap((step) => step.blocks).filter((block) => block.kind === 'capture');
  return {
    runbook: id ?? 'versions.yaml',
    names: {declarations: listShared(draft, id), roles: Object.keys(runbook?.manifest.roles ?? {})},
    captures: new Map(blocks.map(({name, type}) => [name, type])),
  };
}

function listShared(draft: ProjectDraft, id: string | undefined): ReadonlyMap<string, Declaration> {
  const runbook = draft.runbooks.find((candidate) => candidate.id === id);
  const none = {parameters: {}, artifacts: Object.keys(draft.versions.artifacts)};
  return listDeclarations(runbook?.manifest ?? none, draft.versions);
}

function checkPage(draft: ProjectDraft, page: Page, {runbook, names, captures}: Place): void {
  for (const {name, position} of page.proseHoles) {
    const hole = `{{${name}}}`;
    const type = resolveHole(name, names) ?? captures.get(name);
    if (type === undefined) {
      const suggestion = suggest(name, listHoleNames(names));
      reportAt(draft, 'hole-undeclared', page.file, position, {hole, runbook, suggestion});
    } else if (type === 'text') reportAt(draft, 'hole-line', page.file, position, {hole});
    else if (names.declarations.get(name)?.default === '') reportAt(draft, 'hole-empty', page.file, position, {hole});
  }
}
