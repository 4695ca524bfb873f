import {z} from 'zod';

/** What ran when a step failed: enough to find it on the page and to see why. */
export const failureSchema = z.object({
  /** The block's kind, or what the runner itself was doing. */
  kind: z.enum(['run', 'file', 'check', 'undo', 'capture', 'record']),
  /** The page, relative to the project's root. */
  file: z.string(),
  /** The line of the block's fence. */
  line: z.number().int(),
  /** The host it ran on, where that is not the step's own: a value was to be captured there. */
  host: z.string().optional(),
  /** Why it counts as failed. */
  reason: z.enum([
    'exit-code',
    'ended-early',
    'left-running',
    'not-captured',
    'refused-file',
    'changed-file',
    'no-undo',
    'not-repeatable',
  ]),
  /** The shell's exit code, where one was had. */
  exitCode: z.number().int().optional(),
  /** The page's own line where the shell says which it was. */
  failingLine: z.number().int().optional(),
  /** What the block printed: first and last 64 KiB, secrets masked. */
  output: z.string(),
  /** One more word on it: the file that was changed, the process that was left. */
  detail: z.string().optional(),
});

export type Failure = z.infer<typeof failureSchema>;

/** What became of a step on a host. A failing command is data, never an exception. */
export const outcomeSchema = z.discriminatedUnion('status', [
  z.object({status: z.literal('passed'), seconds: z.number()}),
  z.object({status: z.literal('skipped'), reason: z.enum(['applied', 'limited', 'kept', 'nothing-to-do'])}),
  z.object({status: z.literal('failed'), seconds: z.number(), failure: failureSchema}),
  z.object({status: z.literal('timed-out'), seconds: z.number(), failure: failureSchema}),
  z.object({status: z.literal('unreachable'), detail: z.string()}),
  z.object({status: z.literal('cancelled')}),
  z.object({status: z.literal('not-run')}),
  /** A dry run found that the step would act. */
  z.object({
    status: z.literal('would-run'),
    reason: z.enum(['never-ran', 'key', 'file', 'check', 'checks-only', 'forced']),
  }),
]);

export type Outcome = z.infer<typeof outcomeSchema>;

export type Status = Outcome['status'];
