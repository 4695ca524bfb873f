const id = '[a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)*';

/** Small letters, digits and hyphens; dots where it names a version: `original-1.8.13`. */
export const runbookIdPattern = new RegExp(`^${id}$`);

const filePattern = new RegExp(`^runbooks/(${id})\\.yaml$`);

/** The runbook whose manifest `file` is. `versions.yaml` and `*.example.yaml` stand beside manifests and are none. */
export function findRunbookId(file: string): string | undefined {
  const found = filePattern.exec(file)?.[1];
  return found === undefined || found === 'versions' || found.endsWith('.example') ? undefined : found;
}
