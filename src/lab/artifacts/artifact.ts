/** A program of the mirror: made from Debian packages, laid out as its publisher lays it out. One file each beside this one. */
export interface Artifact {
  readonly name: string;
  /** The Debian packages that it is made from. */
  readonly packages: readonly string[];
  /** Makes the publisher's files from the unpacked packages. */
  readonly build: (material: ArtifactMaterial) => Promise<BuiltArtifact>;
}

export interface ArtifactMaterial {
  /** Where all packages of the artifact are unpacked together. */
  readonly unpacked: string;
  /** An empty folder for whatever is put together on the way. */
  readonly scratch: string;
  /** The folder that stands for the publisher's host; files of the artifact are written below it. */
  readonly output: string;
  readonly signal: AbortSignal;
}

export interface BuiltArtifact {
  /** As the program itself says it. */
  readonly version: string;
  /** The file that pages download, relative to the mirror: `/etcd-io/…/etcd-v3.4.23-linux-amd64.tar.gz`. */
  readonly path: string;
  /** Files that the publisher has beside it, checksums for one. */
  readonly beside: readonly string[];
}
