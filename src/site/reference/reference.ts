import type {Language, Text} from '../../model/language.ts';
import type {Acknowledge} from '../../model/manifest.ts';
import type {ValueType} from '../../model/value.ts';
import type {Inline} from './inline.ts';

/** What the generated tables of the reference pages show: the project in a few words, with the defaults filled in. */
export interface Reference {
  /** In the order of the lock file. */
  readonly artifacts: readonly ArtifactView[];
  readonly runbooks: readonly RunbookView[];
  /** Every step of every runbook, by its id. */
  readonly steps: Readonly<Record<string, StepPlace>>;
  /** Pages that say what their errors mean, in the order of the runbooks. */
  readonly troubles: readonly TroublePage[];
}

export interface TroublePage {
  readonly slug: string;
  readonly title: Text;
  /** The same ones in both languages. */
  readonly troubles: Readonly<Record<Language, readonly Trouble[]>>;
}

export interface Trouble {
  /** What a person sees. */
  readonly symptom: readonly Inline[];
  /** Where it comes from and what mends it. */
  readonly cause: readonly Inline[];
}

export interface RunbookView {
  readonly id: string;
  readonly title: Text;
  readonly acknowledge: Acknowledge | undefined;
  /** Its pages that have steps, in its order. */
  readonly pages: readonly PageSteps[];
  readonly parameters: readonly ParameterView[];
  /** In the order in which the steps write them. */
  readonly files: readonly FileView[];
}

export interface PageSteps {
  readonly slug: string;
  readonly title: Text;
  /** Ids, in the order of the page. */
  readonly steps: readonly string[];
}

export interface StepPlace {
  readonly slug: string;
  readonly heading: Text;
  /** A role, or `all`. */
  readonly role: string;
  /** Undefined for `all`. */
  readonly roleTitle: Text | undefined;
  /** The example hosts that it runs on. */
  readonly hosts: readonly string[];
}

export interface ArtifactView {
  readonly name: string;
  readonly title: Text;
  readonly version: string;
  /** The shared parameter that says its version. */
  readonly follows: string | undefined;
  /** Where the file is downloaded from, with the default base URL. */
  readonly url: string;
  /** `published` where the steps read the publisher's list; undefined where the lock file has none for this version. */
  readonly sha256: string | undefined;
  /** Where its publisher says so. */
  readonly source: string;
  /** Ids of the steps that download or check it. */
  readonly steps: readonly string[];
}

/** The runbook's own, one of the lock file that all runbooks share, or one that an artifact gives. */
export type ParameterKind = 'own' | 'shared' | 'artifact';

export interface ParameterView {
  readonly name: string;
  readonly kind: ParameterKind;
  readonly title: Text;
  readonly type: ValueType;
  /** The values of an enum. */
  readonly values: readonly string[];
  readonly default: string | undefined;
  /** The parameter that a checksum's default follows. */
  readonly follows: string | undefined;
  /** True where hosts have values of their own. */
  readonly perHost: boolean;
  /** Ids of the steps whose blocks need it, by name or through a value worked out from it. */
  readonly steps: readonly string[];
}

export interface FileView {
  readonly path: string;
  /** `user:group`. */
  readonly owner: string;
  /** Four octal digits. */
  readonly mode: string;
  /** The id of the step that writes it. */
  readonly step: string;
}
