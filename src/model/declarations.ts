import {findHoles} from './hole.ts';
import type {Artifact, Manifest, Parameter, Versions} from './manifest.ts';

/** A parameter, and for a checksum where its default comes from. */
export interface Declaration extends Parameter {
  /** Its default is the entry of `table` for the value of the parameter `version`. */
  readonly checksum?: {readonly version: string; readonly table: Readonly<Record<string, string>>};
}

/** Every parameter that a runbook's blocks may name: its own, the shared ones and those of its artifacts. */
export function listDeclarations(
  manifest: Pick<Manifest, 'parameters' | 'artifacts'>,
  versions: Versions,
): ReadonlyMap<string, Declaration> {
  const declarations = new Map<string, Declaration>(Object.entries({...versions.parameters, ...manifest.parameters}));
  for (const name of manifest.artifacts) {
    const artifact = versions.artifacts[name];
    if (artifact === undefined) continue;
    const title = artifact.title ?? {zh: name, en: name};
    const followed = findFollowed(artifact);
    if (followed === undefined) {
      declarations.set(name, {type: 'version', title, default: artifact.version, source: artifact.source});
    }
    if (artifact.sha256 === undefined) continue;
    declarations.set(`${name}_sha256`, {
      type: 'sha256',
      title: {zh: `${title.zh} 的 SHA-256`, en: `SHA-256 of ${title.en}`},
      source: artifact.source,
      checksum: {version: followed ?? name, table: artifact.sha256},
    });
  }
  return declarations;
}

/** The shared parameter whose version an artifact follows; undefined where it has a version of its own. */
export function findFollowed({version}: Pick<Artifact, 'version'>): string | undefined {
  const [hole] = findHoles(version);
  return hole?.start === 0 && hole.end === version.length ? hole.name : undefined;
}

/** The parameters that an artifact gives. */
export function listArtifactNames(name: string, artifact: Artifact): readonly string[] {
  const version = findFollowed(artifact) === undefined ? [name] : [];
  return artifact.sha256 === undefined ? version : [...version, `${name}_sha256`];
}

/** What a parameter is where nobody says otherwise; a checksum's default follows that of its version. */
export function findDefault(name: string, declarations: ReadonlyMap<string, Declaration>): string | undefined {
  const declaration = declarations.get(name);
  const {checksum} = declaration ?? {};
  if (checksum === undefined) return declaration?.default;
  return checksum.table[findDefault(checksum.version, declarations) ?? ''];
}
