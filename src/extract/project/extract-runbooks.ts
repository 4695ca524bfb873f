import {listArtifactNames} from '../../model/declarations.ts';
import type {Manifest} from '../../model/manifest.ts';
import type {SourcePage} from '../../model/page.ts';
import {findRunbookId} from '../../model/runbook-id.ts';
import {extractManifest} from '../extract-manifest.ts';
import {extractVersions} from '../extract-versions.ts';
import {suggest} from '../suggest.ts';
import {parseYaml, findPosition, type YamlFile} from '../yaml/parse-yaml.ts';
import {listNames, reportAt, type ProjectDraft} from './project-draft.ts';
import {reservedRoles} from './resolve-hole.ts';

const versionsFile = 'runbooks/versions.yaml';

/** Reads versions and manifests, and joins each manifest with its pages. */
export function extractRunbooks(draft: ProjectDraft): void {
  const text = draft.files.get(versionsFile);
  if (text !== undefined) {
    const {versions, problems} = extractVersions(versionsFile, text);
    if (versions !== undefined) draft.versions = versions;
    if (problems.length > 0) draft.broken.add(versionsFile);
    draft.problems.push(...problems);
  }
  for (const file of [...draft.files.keys()].filter(isManifestFile).toSorted()) extractRunbook(draft, file);
}

/** `versions.yaml` and examples (`inventory.example.yaml`) stand beside the manifests. */
function isManifestFile(file: string): boolean {
  return /^runbooks\/[^/]+\.ya?ml$/.test(file) && file !== versionsFile && !/\.example\.ya?ml$/.test(file);
}

function extractRunbook(draft: ProjectDraft, file: string): void {
  const id = findRunbookId(file);
  if (id === undefined) {
    draft.broken.add(file);
    reportAt(draft, 'yaml-file', file, {line: 1, column: 1});
    return;
  }
  const text = draft.files.get(file) ?? '';
  const {manifest, problems} = extractManifest(file, text);
  if (problems.length > 0) draft.broken.add(file);
  draft.problems.push(...problems);
  const yaml = parseYaml({file, text, problems: []});
  if (manifest === undefined || yaml === undefined) return;
  checkManifest(draft, file, id, manifest, yaml);
  const pages = listPages(draft, manifest);
  draft.runbooks.push({id, manifest, pages, steps: pages.flatMap((page) => page.steps)});
}

function listPages(draft: ProjectDraft, manifest: Manifest): SourcePage[] {
  return [...new Set(manifest.pages)].flatMap(
    (slug) => draft.pages.find((page): page is SourcePage => page.slug === slug && page.language === 'zh') ?? [],
  );
}

function checkManifest(draft: ProjectDraft, file: string, id: string, manifest: Manifest, yaml: YamlFile): void {
  const pages = listPages(draft, manifest);
  const slugs = draft.pages.filter(({language}) => language === 'zh').map(({slug}) => slug);
  for (const [index, page] of manifest.pages.entries()) {
    const at = findPosition(yaml, ['pages', index]);
    if (manifest.pages.indexOf(page) < index) reportAt(draft, 'page-twice', file, at, {page});
    if (!draft.files.has(`content/docs/${page}.mdx`)) {
      reportAt(draft, 'page-unknown', file, at, {page, suggestion: suggest(page, slugs)});
    }
  }
  const complete = manifest.pages.every((page) => !draft.broken.has(`content/docs/${page}.mdx`));
  if (complete && pages.every(({steps}) => steps.length === 0)) {
    reportAt(draft, 'runbook-empty', file, findPosition(yaml, ['pages'], true), {runbook: id});
  }
  for (const [index, name] of manifest.artifacts.entries()) {
    if (name in draft.versions.artifacts || draft.broken.has(versionsFile)) continue;
    const suggestion = suggest(name, Object.keys(draft.versions.artifacts));
    reportAt(draft, 'artifact-unknown', file, findPosition(yaml, ['artifacts', index]), {name, suggestion});
  }
  checkNames(draft, file, manifest, yaml);
}

function checkNames(draft: ProjectDraft, file: string, manifest: Manifest, yaml: YamlFile): void {
  for (const role of Object.keys(manifest.roles).filter((name) => reservedRoles.includes(name))) {
    const other = {zh: `保留的名称(${listNames(reservedRoles).zh})`, en: `reserved (${listNames(reservedRoles).en})`};
    reportAt(draft, 'name-twice', file, findPosition(yaml, ['roles', role], true), {name: role, other});
  }
  const {parameters, artifacts} = draft.versions;
  const shared = new Set([
    ...Object.keys(parameters),
    ...Object.entries(artifacts).flatMap(([name, artifact]) => listArtifactNames(name, artifact)),
  ]);
  for (const name of Object.keys(manifest.parameters).filter((candidate) => shared.has(candidate))) {
    const other = {zh: 'versions.yaml 里的参数或制品', en: 'a parameter or artifact of versions.yaml'};
    reportAt(draft, 'name-twice', file, findPosition(yaml, ['parameters', name], true), {name, other});
  }
}
