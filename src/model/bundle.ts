import {z} from 'zod';

/** Where a host finds the runner's artifacts while a bundle is at work: a port of its own loopback. */
export const bundlePort = 8642;

/** `bundle.json`: what a bundle holds, and what it settles. */
export const bundleSchema = z.strictObject({
  format: z.literal(1),
  runbook: z.string(),
  target: z.string(),
  /** Versions, checksums, image names and base URLs: those with which the artifacts were chosen. */
  parameters: z.record(z.string(), z.string()),
  files: z.array(
    z.strictObject({
      /** Below `artifacts/`. */
      path: z.string(),
      url: z.string(),
      /** In bytes. */
      size: z.int(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});

export type Bundle = z.infer<typeof bundleSchema>;

/** Where a download stands in a bundle: by its publisher's host and path. */
export function bundlePathOf(url: string): string {
  return url.replace(/^https?:\/\//, '');
}

/** The address at which a host finds in a bundle what stands at `url`, be it a file or a base URL. */
export function bundleUrlOf(url: string): string {
  return `http://127.0.0.1:${bundlePort}/${bundlePathOf(url)}`;
}
