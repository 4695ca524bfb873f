import {fillText, type Language} from '../../model/language.ts';
import {linkStep} from './addresses.ts';
import {renderEntriesMarkdown, type Entry} from './entry.ts';
import {code, joinInlines, plain, type Inline} from './inline.ts';
import type {ArtifactView, Reference} from './reference.ts';
import {referenceText, referenceTexts, separators} from './texts.ts';

/** A card for every artifact of the lock file. */
export function listArtifactEntries(reference: Reference, language: Language): Entry[] {
  return reference.artifacts.map((artifact) => ({
    id: `artifact-${artifact.name}`,
    name: artifact.name,
    note: describe(artifact, language),
    facts: [
      {label: referenceText('version', language), value: showVersion(artifact, language)},
      {label: referenceText('file', language), value: [{text: artifact.url, href: artifact.url, long: true}]},
      {label: 'SHA-256', value: [showChecksum(artifact, language)]},
      {
        label: referenceText('source', language),
        value: [{text: artifact.source, href: artifact.source, long: true}],
      },
      {label: referenceText('steps', language), value: listStepLinks(artifact.steps, reference, language)},
    ],
  }));
}

export function renderArtifactsMarkdown(reference: Reference, language: Language): string {
  const entries = listArtifactEntries(reference, language);
  return renderEntriesMarkdown(entries, referenceText('artifact', language), referenceText('meaning', language));
}

/** The steps that use something, as links. */
export function listStepLinks(ids: readonly string[], reference: Reference, language: Language): Inline[] {
  if (ids.length === 0) return [plain(referenceText('unused', language))];
  return joinInlines(
    ids.map((id) => linkStep(id, reference, language)),
    separators[language],
  );
}

/** A title that only repeats the name says nothing. */
function describe({name, title}: ArtifactView, language: Language): string {
  return title[language] === name ? '' : title[language];
}

function showVersion({version, follows}: ArtifactView, language: Language): Inline[] {
  if (follows === undefined) return [code(version)];
  const text = fillText(referenceTexts.follows, {name: follows})[language];
  return [code(version), plain(language === 'zh' ? `（${text}）` : ` (${text})`)];
}

function showChecksum({name, sha256}: ArtifactView, language: Language): Inline {
  if (sha256 === 'published') return plain(referenceText('publishedChecksum', language));
  if (sha256 !== undefined) return code(sha256);
  return plain(fillText(referenceTexts.noChecksum, {name: `${name}_sha256`})[language]);
}
