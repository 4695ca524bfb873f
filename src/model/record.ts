import {z} from 'zod';

/** What a file was before the runner first wrote it. */
const originalSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('absent'),
    /** Folders made for it, outermost first. */
    created: z.array(z.string()),
  }),
  z.object({
    state: z.literal('present'),
    /** The bytes in base64. */
    bytes: z.string(),
    /** Four octal digits. */
    mode: z.string(),
    /** `uid:gid`, numbers. */
    owner: z.string(),
  }),
]);

export type Original = z.infer<typeof originalSchema>;

const undoSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('undo'),
    script: z.string(),
    file: z.string(),
    line: z.number(),
    timeoutSeconds: z.number(),
  }),
  z.object({kind: z.literal('file'), path: z.string()}),
]);

export type RecordedUndo = z.infer<typeof undoSchema>;

const base = {format: z.literal(1), at: z.string(), runbook: z.string(), run: z.string()};

/** The lines of `/var/lib/runbook/record.jsonl` on a host: what was applied there, by whom, and how to take it back. */
export const recordLineSchema = z.discriminatedUnion('type', [
  /** Written before a step acts. Undo in page order, replayed backwards. */
  z.object({
    type: z.literal('started'),
    ...base,
    step: z.string(),
    heading: z.string(),
    /** user@machine of the runner. */
    by: z.string(),
    key: z.string(),
    /** PATH of the undo scripts. */
    path: z.string(),
    undo: z.array(undoSchema),
    /** What will be written: a salted digest, so that a secret in a file cannot be guessed from a bare hash. */
    files: z.array(z.object({path: z.string(), salt: z.string(), digest: z.string()})),
    /** Originals of the files that no earlier run of the step has written. */
    originals: z.array(z.object({path: z.string(), original: originalSchema})),
  }),
  z.object({type: z.literal('passed'), ...base, step: z.string(), key: z.string()}),
  z.object({type: z.literal('undone'), ...base, step: z.string()}),
  z.object({
    type: z.literal('applied'),
    ...base,
    /** The steps that it lists here, written when it is applied; what another lists stays on undo. */
    steps: z.array(z.string()),
    /** Runbooks that must stay applied while this one is, and those that must not be applied beside it. */
    requires: z.array(z.string()).default([]),
    conflicts: z.array(z.string()).default([]),
    /** What the operator set with `-p`, secrets left out: its checks are right with these alone. */
    parameters: z.record(z.string(), z.string()).default({}),
  }),
  z.object({type: z.literal('removed'), ...base}),
]);

export type RecordLine = z.infer<typeof recordLineSchema>;
