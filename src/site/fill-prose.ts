import {parsePagePath} from '../extract/page/parse-page-path.ts';
import {fillCode, type FilledCode} from './fill-code.ts';
import type {ProseValues} from './prose-values.ts';

/**
 * Inline code with its holes filled, and where the values stand in it.
 * @param file the page, relative to the project's root
 * @param step the id of the step that the code stands in
 */
export function fillProseCode(code: string, prose: ProseValues, file: string, step: string | undefined): FilledCode {
  const slug = parsePagePath(file)?.slug ?? '';
  const values = (step === undefined ? prose.pages[slug] : prose.steps[step]) ?? {};
  return fillCode(code, (name) => {
    const value = values[name];
    return value === undefined ? undefined : {type: 'string', value};
  });
}

/** The text alone. */
export function fillProse(...place: Parameters<typeof fillProseCode>): string {
  return fillProseCode(...place).code;
}
