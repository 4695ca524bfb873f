import type {Language} from '../../model/language.ts';
import {renderArtifactsMarkdown} from './artifacts.ts';
import {renderFilesMarkdown} from './files.ts';
import {renderParametersMarkdown} from './parameters.ts';
import type {ParameterKind, Reference} from './reference.ts';
import {renderStepIndexMarkdown} from './step-index.ts';
import {renderTroublesMarkdown} from './troubles.ts';

/**
 * A component of a reference page as Markdown, for the pages that are served as such. Undefined for any other.
 * @param name as the page names it: `Artifacts`
 * @param attributes as they stand in the page
 */
export function renderComponentMarkdown(
  name: string,
  attributes: Readonly<Record<string, string>>,
  reference: Reference,
  language: Language,
): string | undefined {
  const {runbook = '', role = '', kind} = attributes;
  switch (name) {
    case 'Artifacts':
      return renderArtifactsMarkdown(reference, language);
    case 'Parameters':
      return renderParametersMarkdown(reference, language, {
        runbook: attributes['runbook'],
        kind: kind as ParameterKind,
      });
    case 'Files':
      return renderFilesMarkdown(reference, language, role);
    case 'StepIndex':
      return renderStepIndexMarkdown(reference, language, runbook);
    case 'Troubles':
      return renderTroublesMarkdown(reference, language, attributes['part'] ?? '');
    default:
      return undefined;
  }
}
