import type {Language} from '../../model/language.ts';
import {createNarrowApply} from './apply-to-pod-narrow.ts';
import {applyToPodDescription} from './apply-to-pod-texts.ts';
import {createWideApply} from './apply-to-pod-wide.ts';
import type {Diagram} from './diagram.ts';
import {renderDescription} from './render-description.ts';

/** What happens between `kubectl apply` of a Deployment and a running Pod. */
export function createApplyToPod(language: Language): Diagram {
  return {
    name: 'ApplyToPod',
    language,
    description: applyToPodDescription,
    wide: createWideApply(language),
    narrow: createNarrowApply(language),
  };
}

export function describeApplyToPod(language: Language): string {
  return renderDescription(applyToPodDescription, language);
}
