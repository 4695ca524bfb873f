import {z} from 'zod';
import {runbookIdPattern} from './runbook-id.ts';
import {valueTypes} from './value.ts';

const text = z.strictObject({zh: z.string().min(1), en: z.string().min(1)});
const name = z.string().regex(/^[a-z][a-z0-9_]*$/, 'a name of small letters, digits and _');
const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'an id of small letters, digits and -');
const runbookId = z.string().regex(runbookIdPattern, 'an id of small letters, digits, - and .');

/** YAML reads `1.20` as a number: values are asked for as strings, so that no digit is lost. */
const value = z.union([z.string(), z.int().transform(String), z.boolean().transform(String)]);

export const parameterSchema = z.strictObject({
  type: z.enum(valueTypes),
  title: text,
  /** Without one, the operator must give a value. */
  default: value.optional(),
  /** The default instead, with one hole, where the parameter that the hole names has a value: a mirror's address. */
  mirrored: z.string().optional(),
  /** The values of an enum. */
  values: z.array(z.string()).optional(),
  /** `distinct`: hosts have values of their own, and ranges do not overlap. */
  hosts: z.literal('distinct').optional(),
  /** Where the default comes from. */
  source: z.url().optional(),
});

export type Parameter = z.infer<typeof parameterSchema>;

/**
 * A download: gives the parameters NAME (its version) and NAME_sha256. One that follows a shared version gives
 * NAME_sha256 alone, one without `sha256` NAME alone.
 */
export const artifactSchema = z.strictObject({
  title: text.optional(),
  /** The version that the pages show, or one hole: the parameter of versions.yaml that it follows. */
  version: z.string(),
  /** The file's name, with holes. */
  file: z.string(),
  /** The folder it stands in, with holes. */
  url: z.string(),
  /** SHA-256 by version, 64 hex digits each; empty where none is known, left out where the steps read the publisher's. */
  sha256: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)).optional(),
  /** Where the publisher says so. */
  source: z.url(),
});

export type Artifact = z.infer<typeof artifactSchema>;

/** `runbooks/versions.yaml`: the lock file of versions and checksums, shared by all runbooks. */
export const versionsSchema = z.strictObject({
  parameters: z.record(name, parameterSchema).default({}),
  artifacts: z.record(name, artifactSchema).default({}),
});

export type Versions = z.infer<typeof versionsSchema>;

export const acknowledgeSchema = z.strictObject({word: id, why: text});

export type Acknowledge = z.infer<typeof acknowledgeSchema>;

/** `runbooks/ID.yaml`: which pages, in which order, make a runbook. */
export const manifestSchema = z.strictObject({
  title: text,
  description: text,
  roles: z.record(name, z.strictObject({title: text, hosts: z.enum(['one', 'many'])})),
  /** Folders that stand before the system's own in PATH. */
  path: z.array(z.string().regex(/^\/[A-Za-z0-9_./-]*$/)).default([]),
  pages: z.array(z.string()).min(1),
  parameters: z.record(name, parameterSchema).default({}),
  artifacts: z.array(name).default([]),
  /** Runbooks that must not be applied on the same hosts. */
  conflicts: z.array(runbookId).default([]),
  /** Runbooks that must be applied on the same hosts, and whose checks must pass, before this one runs. */
  requires: z.array(runbookId).default([]),
  /** A word that the operator must type before it runs, and why: it is insecure, say, or destroys data. */
  acknowledge: acknowledgeSchema.optional(),
});

export type Manifest = z.infer<typeof manifestSchema>;

/** `runbooks/targets/NAME.yaml`: parameter values for one kind of hosts. */
export const targetSchema = z.strictObject({
  title: text,
  description: text,
  parameters: z.record(name, value).default({}),
  /** What this target cannot show truly, said on the page and in the evidence. */
  simulated: z.array(z.strictObject({step: id, zh: z.string(), en: z.string()})).default([]),
});

export type Target = z.infer<typeof targetSchema>;
