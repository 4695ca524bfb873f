import type {Text} from '../../model/language.ts';

/** Something that the mirror holds, laid out as its publisher lays it out. One file each beside this one. */
export type Artifact = PackagedArtifact | CompiledArtifact;

/** Made from Debian packages and files of ours within seconds; made anew when apt has newer ones, or ours changed. */
export interface PackagedArtifact extends NamedArtifact {
  readonly type: 'packaged';
  /** The Debian packages that it is made from; none for what is written by us alone. */
  readonly packages: readonly string[];
  /** Files and folders of this checkout that go into it as they are. */
  readonly ownFiles?: readonly string[] | undefined;
  /** Artifacts before it in the list: what they publish goes into it. */
  readonly artifacts?: readonly string[] | undefined;
  /** Makes the publisher's files from the unpacked packages. */
  readonly build: (material: ArtifactMaterial) => Promise<BuiltArtifact>;
}

/** Compiled from a Debian source package, which takes minutes: once a machine, and a killed build goes on where it was. */
export interface CompiledArtifact extends NamedArtifact {
  readonly type: 'compiled';
  /** The Debian source package. */
  readonly source: string;
  /** The Debian packages that compile it. They are unpacked, not installed. */
  readonly tools: readonly string[];
  /** Makes the publisher's files. Called again after a kill, with the same scratch folder as it was left. */
  readonly build: (material: CompiledMaterial) => Promise<BuiltArtifact>;
}

interface NamedArtifact {
  /** Also the inventory variable of its version. */
  readonly name: string;
  /** Raised with every change to `build` after which its files differ: mirrors that are there are made anew. */
  readonly recipe: number;
}

export interface ArtifactMaterial {
  /** Where all packages of the artifact, or its tools, are unpacked together. */
  readonly unpacked: string;
  /** The versions of the packages or of the source package, by name, as Debian has them. */
  readonly versions: ReadonlyMap<string, string>;
  /** What the artifacts that it is made from have published: files by the names of their downloads. */
  readonly published: ReadonlyMap<string, string>;
  /** A folder for whatever is put together on the way. Empty, but for an artifact that is compiled. */
  readonly scratch: string;
  /** The empty folder that stands for the publisher's host; files of the artifact are written below it. */
  readonly output: string;
  /** The Node binary that runs this, for what we wrote ourselves. */
  readonly nodePath: string;
  readonly signal: AbortSignal;
}

export interface CompiledMaterial extends ArtifactMaterial {
  /** Unpacks the source, with Debian's patches applied, into a new folder. */
  readonly unpackSource: (directory: string) => Promise<void>;
  /** Says what is done now. */
  readonly report: (text: Text) => void;
}

export interface BuiltArtifact {
  /** As the program itself says it, without what Debian adds. */
  readonly version: string;
  /**
   * The files that pages download, relative to the mirror: `/etcd-io/…/etcd-v3.4.23-linux-amd64.tar.gz`.
   * `NAME_sha256` is the inventory variable of their checksum.
   */
  readonly downloads: readonly {readonly name: string; readonly path: string}[];
  /** Files that the publisher has beside them, checksums for one. */
  readonly beside: readonly string[];
  /** More inventory variables: the reference of an image. */
  readonly vars?: Readonly<Record<string, string>> | undefined;
}
