import {z} from 'zod';
import {outcomeSchema} from './outcome.ts';

const at = z.string().describe('UTC time, ISO 8601');
const stepHost = {step: z.string(), host: z.string()};
const blockKind = z.enum(['run', 'file', 'check', 'undo', 'capture']);

/** The options of a run, enough to resume it. Secrets are named, never kept. */
export const runOptionsSchema = z.object({
  runbook: z.string(),
  command: z.enum(['exec', 'verify', 'undo']),
  target: z.string(),
  /** Absolute path; undefined where the lab's own is used. */
  inventory: z.string().optional(),
  lab: z.boolean(),
  parameters: z.record(z.string(), z.string()),
  secrets: z.array(z.string()),
  from: z.string().optional(),
  only: z.array(z.string()),
  limit: z.array(z.string()),
  force: z.boolean(),
  dryRun: z.boolean(),
  /** Of `verify`: each check has one attempt, whatever time its block gives it. */
  once: z.boolean().default(false),
  /** The bundle that the artifacts come from, an absolute path. */
  bundle: z.string().optional(),
  /** The word that the operator gave for a runbook that asks for one. */
  acknowledged: z.string().optional(),
});

export type RunOptions = z.infer<typeof runOptionsSchema>;

/** What happens while a runbook runs, in order. Journals hold these, one JSON object a line. */
export const eventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('run-started'),
    format: z.literal(1),
    run: z.string(),
    at,
    options: runOptionsSchema,
    hosts: z.array(z.string()),
    steps: z.array(z.object({id: z.string(), heading: z.string(), hosts: z.array(z.string())})),
  }),
  z.object({type: z.literal('host-connected'), at, host: z.string()}),
  z.object({type: z.literal('host-unreachable'), at, host: z.string(), detail: z.string()}),
  /** Another run holds the host; `holder` names it as `user@machine run group PID`. */
  z.object({type: z.literal('host-locked'), at, host: z.string(), holder: z.string()}),
  /** Number is from 1. */
  z.object({
    type: z.literal('step-started'),
    at,
    step: z.string(),
    heading: z.string(),
    number: z.number(),
    of: z.number(),
  }),
  z.object({
    type: z.literal('block-started'),
    at,
    ...stepHost,
    kind: blockKind,
    file: z.string(),
    line: z.number(),
  }),
  /** Live output; not kept in the journal, which gets the whole with `block-finished`. */
  z.object({type: z.literal('output'), ...stepHost, text: z.string()}),
  z.object({
    type: z.literal('block-finished'),
    at,
    ...stepHost,
    kind: blockKind,
    file: z.string(),
    line: z.number(),
    seconds: z.number(),
    exitCode: z.number().int().optional(),
    /** First and last 64 KiB, secrets masked; empty where it must not be shown. */
    output: z.string(),
  }),
  z.object({type: z.literal('host-finished'), at, ...stepHost, outcome: outcomeSchema}),
  z.object({type: z.literal('step-finished'), at, step: z.string()}),
  z.object({type: z.literal('notice'), at, host: z.string().optional(), zh: z.string(), en: z.string()}),
  /** Why nothing is done: of a host, or of the run. */
  z.object({type: z.literal('refused'), at, host: z.string().optional(), zh: z.string(), en: z.string()}),
  /** The checks of a runbook that this one requires; its steps are none of this run's. */
  z.object({type: z.literal('required-started'), at, runbook: z.string(), of: z.number()}),
  /** Number is from 1. */
  z.object({
    type: z.literal('required-step'),
    at,
    runbook: z.string(),
    step: z.string(),
    heading: z.string(),
    number: z.number(),
    of: z.number(),
  }),
  z.object({
    type: z.literal('required-finished'),
    at,
    runbook: z.string(),
    seconds: z.number(),
    /** What did not pass; empty where all did. */
    failures: z.array(z.object({...stepHost, heading: z.string(), outcome: outcomeSchema})),
  }),
  z.object({
    type: z.literal('run-finished'),
    at,
    seconds: z.number(),
    /** 0 all passed, 1 a step failed, 3 a host unreachable, 130 cancelled. */
    exitCode: z.number().int(),
    counts: z.record(z.string(), z.number()),
  }),
]);

export type Event = z.infer<typeof eventSchema>;
