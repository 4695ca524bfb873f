import type {Language} from '../../model/language.ts';
import {pageAddress} from '../page-address.ts';
import {link, type Inline} from './inline.ts';
import type {Reference} from './reference.ts';

/** A link to a step, by its heading. */
export function linkStep(id: string, {steps}: Reference, language: Language): Inline {
  const step = steps[id];
  if (step === undefined) throw new Error(`no runbook has the step ${id}`);
  return link(step.heading[language], `${pageAddress(step.slug, language)}#${id}`);
}
