import {readFile, rename, stat, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {z} from 'zod';

const fileSchema = z.strictObject({
  /** Relative to the mirror, a leading slash first. */
  path: z.string(),
  /** In bytes. */
  size: z.int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const artifactSchema = z.strictObject({
  name: z.string(),
  version: z.string(),
  /** Artifact.recipe, when it was made. */
  recipe: z.int(),
  /**
   * The Debian packages, or the source package, that it was made from: `NAME=VERSION`; `own-files=HASH` for files of
   * ours, `NAME-files=HASH` for those of another artifact.
   */
  packages: z.array(z.string()),
  /** All files of the artifact. */
  files: z.array(fileSchema),
  /** Those of them that pages download, by name. */
  downloads: z.array(z.strictObject({name: z.string(), path: z.string()})),
  /** Inventory variables beyond version and checksums. */
  vars: z.record(z.string(), z.string()),
});

const manifestSchema = z.strictObject({format: z.literal(1), artifacts: z.array(artifactSchema)});

export type MirrorEntry = z.infer<typeof artifactSchema>;
export type MirrorFile = z.infer<typeof fileSchema>;

/** What the mirror's manifest lists. A manifest that is missing, damaged or of another format lists nothing: it is built anew. */
export async function loadMirrorManifest(directory: string): Promise<MirrorEntry[]> {
  const text = await readFile(manifestFile(directory), 'utf8').catch(() => '{}');
  return parseMirrorManifest(text);
}

/** The entries of a manifest's text. */
export function parseMirrorManifest(text: string): MirrorEntry[] {
  try {
    return manifestSchema.safeParse(JSON.parse(text)).data?.artifacts ?? [];
  } catch {
    return [];
  }
}

/** Writes the manifest in one move. */
export async function writeMirrorManifest(directory: string, artifacts: readonly MirrorEntry[]): Promise<void> {
  const file = manifestFile(directory);
  await writeFile(`${file}.new`, `${JSON.stringify({format: 1, artifacts}, undefined, 2)}\n`);
  await rename(`${file}.new`, file);
}

/** Whether every file of an entry is there with its size. */
export async function isWhole(directory: string, entry: MirrorEntry): Promise<boolean> {
  const sizes = await Promise.all(
    entry.files.map(async (file) => {
      const found = await stat(path.join(directory, file.path)).catch(() => undefined);
      return found?.size === file.size;
    }),
  );
  return sizes.every(Boolean);
}

function manifestFile(directory: string): string {
  return path.join(directory, 'manifest.json');
}
