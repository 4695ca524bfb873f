import {parsePagePath} from '../extract/page/parse-page-path.ts';
import {fillHoles, showParts} from '../model/hole.ts';
import type {ProseValues} from './prose-values.ts';

/**
 * The text of inline code with its holes filled.
 * @param file the page, relative to the project's root
 * @param step the id of the step that the code stands in
 */
export function fillProse(code: string, prose: ProseValues, file: string, step: string | undefined): string {
  const slug = parsePagePath(file)?.slug ?? '';
  const values = (step === undefined ? prose.pages[slug] : prose.steps[step]) ?? {};
  const resolve = (name: string) => {
    const value = values[name];
    return value === undefined ? undefined : {type: 'string' as const, value};
  };
  return showParts(fillHoles(code, resolve));
}
