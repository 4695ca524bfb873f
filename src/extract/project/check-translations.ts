import type {SourcePage, TranslatedPage} from '../../model/page.ts';
import {suggest} from '../suggest.ts';
import {reportAt, type ProjectDraft} from './project-draft.ts';

const start = {line: 1, column: 1};

/** Every page stands in both languages, with the same steps in the same order. */
export function checkTranslations(draft: ProjectDraft): void {
  for (const page of draft.pages) {
    if (page.language === 'en') {
      const file = `content/docs/${page.slug}.mdx`;
      if (!draft.files.has(file)) reportAt(draft, 'translation-orphan', page.file, start, {file});
      continue;
    }
    const file = `content/docs/en/${page.slug}.mdx`;
    const translated = draft.pages.find(
      (candidate): candidate is TranslatedPage => candidate.slug === page.slug && candidate.language === 'en',
    );
    if (!draft.files.has(file)) reportAt(draft, 'translation-missing', page.file, start, {file});
    else if (translated !== undefined && !draft.broken.has(page.file) && !draft.broken.has(file)) {
      compareSteps(draft, page, translated);
    }
  }
}

function compareSteps(draft: ProjectDraft, page: SourcePage, translated: TranslatedPage): void {
  const ids = page.steps.map(({id}) => id);
  const mentioned = translated.steps.map(({id}) => id);
  const last = translated.steps.at(-1)?.position ?? start;
  for (const step of ids.filter((id) => !mentioned.includes(id))) {
    reportAt(draft, 'translation-lacks-step', translated.file, last, {step});
  }
  for (const {id, position} of translated.steps) {
    if (ids.includes(id)) continue;
    const missing = ids.filter((candidate) => !mentioned.includes(candidate));
    reportAt(draft, 'translation-extra-step', translated.file, position, {step: id, suggestion: suggest(id, missing)});
  }
  const expected = ids.filter((id) => mentioned.includes(id));
  const wrong = translated.steps.filter(({id}) => ids.includes(id)).find(({id}, index) => id !== expected[index]);
  if (wrong === undefined || new Set(mentioned).size < mentioned.length) return;
  const index = mentioned.filter((id) => ids.includes(id)).indexOf(wrong.id);
  reportAt(draft, 'translation-order', translated.file, wrong.position, {
    step: wrong.id,
    expected: expected[index] ?? '',
  });
}
