import type {StepMention} from '../../model/page.ts';
import type {Step} from '../../model/step.ts';
import {reportAt, type ProjectDraft} from './project-draft.ts';

/** Step ids are unique over the site; steps that no runbook lists would be shown and never run. */
export function checkStepIds(draft: ProjectDraft): void {
  const taken = {zh: new Map<string, string>(), en: new Map<string, string>()};
  for (const page of draft.pages) {
    for (const {id, position} of page.steps as readonly (Step | StepMention)[]) {
      const place = taken[page.language].get(id);
      if (place === undefined) taken[page.language].set(id, `${page.file}:${position.line}`);
      else {
        const [file = '', line = ''] = place.split(/:(?=\d+$)/);
        reportAt(draft, 'step-twice', page.file, position, {id, file, line});
      }
    }
  }
  if ([...draft.broken].some((file) => file.startsWith('runbooks/'))) return;
  const listed = new Set(draft.runbooks.flatMap(({manifest}) => manifest.pages));
  for (const {slug, file, language, steps} of draft.pages) {
    const [first] = steps;
    if (language === 'en' || first === undefined || listed.has(slug)) continue;
    reportAt(draft, 'step-without-runbook', file, first.position, {slug});
  }
}
