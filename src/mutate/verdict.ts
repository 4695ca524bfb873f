import {z} from 'zod';

/** Who noticed the damage. */
export const noticers = ['lint', 'step', 'check', 'later', 'verify'] as const;

export type Noticer = (typeof noticers)[number];

/** What became of a mutant. */
export const verdictSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('noticed'),
    /**
     * `lint`: refused before any host; `step`: a block of the damaged step failed; `check`: its check did; `later`: a
     * step behind it failed; `verify`: the checks of the whole, once all had passed.
     */
    by: z.enum(noticers),
    /** The step that failed; empty for `lint`. */
    step: z.string(),
    host: z.string(),
    /** The last line that was printed, for people. */
    detail: z.string(),
  }),
  z.object({status: z.literal('unnoticed')}),
]);

export type Verdict = z.infer<typeof verdictSchema>;
