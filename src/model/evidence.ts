import {z} from 'zod';

const blockKind = z.enum(['run', 'file', 'check', 'undo', 'capture']);

/** A block as its author wrote it, holes unfilled. */
const blockTextSchema = z.strictObject({
  kind: blockKind,
  /** The first 128 bits of a SHA-256, in hex. */
  digest: z.string().regex(/^[0-9a-f]{32}$/),
});

export type BlockText = z.infer<typeof blockTextSchema>;

const hostEvidenceSchema = z.strictObject({
  host: z.string(),
  /** Evidence is of complete runs: each step acted and passed on each of its hosts. */
  outcome: z.literal('passed'),
  /** The blocks that ran there, by their place among the step's `blocks`, and what each printed; undo never runs here. */
  ran: z.array(z.strictObject({block: z.int().min(0), output: z.string().optional()})),
});

export type HostEvidence = z.infer<typeof hostEvidenceSchema>;

const stepEvidenceSchema = z.strictObject({
  step: z.string(),
  /** Hosts, order and users of the step: its tag without the id. */
  tag: z.string(),
  /** Its blocks in page order, those for readers left out. */
  blocks: z.array(blockTextSchema),
  /** Parameters whose values stand in its blocks, or choose between them. */
  values: z.array(z.string()),
  /** What the target cannot show truly of this step. */
  simulated: z.strictObject({zh: z.string(), en: z.string()}).optional(),
  hosts: z.array(hostEvidenceSchema),
});

export type StepEvidence = z.infer<typeof stepEvidenceSchema>;

/** `runbooks/evidence/RUNBOOK/TARGET.json`: what a complete run of a runbook proved. Byte-stable but for `head`. */
export const evidenceSchema = z.strictObject({
  format: z.literal(1),
  runbook: z.string(),
  target: z.string(),
  /** What no two runs share. */
  head: z.strictObject({
    /** UTC time at which the run began, ISO 8601. */
    at: z.iso.datetime(),
    seconds: z.number(),
    /** Seconds by step, all its hosts together. */
    steps: z.record(z.string(), z.number()),
  }),
  /**
   * Every parameter: the value that the pages show and the one of the run, null where there is none. A value that
   * hosts do not share and the checksum of a file that the publisher does not know are left out.
   */
  values: z.record(z.string(), z.strictObject({shown: z.string().nullable(), ran: z.string().nullable()})),
  steps: z.array(stepEvidenceSchema),
});

export type Evidence = z.infer<typeof evidenceSchema>;
