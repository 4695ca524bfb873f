import type {z} from 'zod';

/** Why the program does not start, for standard error. */
export class Refusal extends Error {}

/** Refuses a file with every issue that its schema found: `FILE: datasources[0].url: …`. */
export function refuseIssues(file: string, error: z.ZodError): Refusal {
  return new Refusal(error.issues.map((issue) => `${file}: ${describeIssue(issue)}`).join('\n'));
}

/** An issue with the key that it is about. */
export function describeIssue({path, message}: z.core.$ZodIssue): string {
  const key = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return key === '' ? message : `${key.replace(/^\./, '')}: ${message}`;
}

/** What a failed file operation says, without its stack. */
export function describeError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
